//! What is promised of every decision, whatever the answers: one place for the sweep of all answers and for random situations.

use super::atlas::{self, Said};
use crate::basics::civil::DAY;
use crate::engine::case::Case;
use crate::engine::decided::Decided;
use crate::knowledge::tables::RULES;
use crate::model::advice::{Until, Verdict, Window};
use crate::model::situation::*;

/// Panics where a decision breaks a promise; gives what is said of it.
pub fn check(decided: &Decided) -> Said {
    let Decided { case, decision, .. } = decided;
    let (setting, now) = (case.setting, case.setting.now);
    assert!(decision.row < RULES.len(), "decided by no row");
    let said = atlas::said(decided);
    assert!(said.reasons > 0, "{} gives no reason", decision.rule);
    let passed = [Request::Pending, Request::Accepted, Request::Declined, Request::Theirs];
    let asked = case.request().is_some_and(|request| passed.contains(&request));
    assert!(!(asked && decision.verdict == Verdict::Send), "a request while one has passed between the two");
    let first_day = setting.held.is_some_and(|held| now - held < DAY);
    let exempt = case.invited() || case.request() == Some(Request::Lost) || setting.stage == Stage::Offer;
    assert!(
        !(decision.verdict == Verdict::Send && first_day && !exempt),
        "a request within 24 hours after an interview"
    );
    match decision.window {
        Some(window) => check_window(case, decision.verdict, &window),
        None => assert!(!matches!(decision.verdict, Verdict::Send | Verdict::Wait)),
    }
    said
}

fn check_window(case: &Case, verdict: Verdict, window: &Window) {
    let (setting, now) = (case.setting, case.setting.now);
    let Window { opens, closes, suggested, until, late } = *window;
    match verdict {
        Verdict::Send => {
            assert!(
                until.is_none() && opens.is_some_and(|opens| opens <= now) && closes.is_none_or(|closes| now <= closes)
            );
            assert!(!(late && case.before()), "late before the interview");
            let exempt = case.invited() && case.before()
                || case.request() == Some(Request::Lost)
                || setting.stage == Stage::Offer;
            let eve = setting.ahead.is_some_and(|next| next - now < DAY);
            assert!(exempt || !eve, "a request in the 24 hours before a round");
        }
        Verdict::Wait => {
            assert!(until.is_some() && opens.is_none_or(|opens| opens > now));
            assert!(until != Some(Until::Reply) || opens.is_none() && suggested.is_none());
        }
        _ => panic!("a window for {verdict:?}"),
    }
    if let (Some(opens), Some(closes)) = (opens, closes) {
        assert!(opens <= closes, "a window that closes before it opens");
    }
    if let Some(suggested) = suggested {
        assert!(suggested >= now && suggested.working_moment() == suggested);
        assert!(opens.is_some_and(|opens| opens <= suggested) && closes.is_none_or(|closes| suggested <= closes));
        for round in [setting.ahead, setting.second].into_iter().flatten() {
            assert!(suggested > round || round - suggested >= DAY, "suggested within 24 hours before a round");
        }
    }
}
