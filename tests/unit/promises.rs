//! What is promised of every decision, whatever the answers: one place for the sweep of all answers and for random situations.

use super::atlas::{self, Said};
use crate::basics::civil::{DAY, LocalDateTime};
use crate::engine::case::Case;
use crate::engine::decided::Decided;
use crate::engine::rules::Decision;
use crate::knowledge::tables::RULES;
use crate::model::advice::{Until, Verdict, Window};
use crate::model::situation::*;

/// Panics where a decision breaks a promise; gives what is said of it.
pub fn check(decided: &Decided) -> Said {
    let Decided { case, decision, .. } = decided;
    assert!(decision.row < RULES.len(), "decided by no row");
    let said = atlas::said(decided);
    assert!(said.reasons > 0, "{} gives no reason", decision.rule);
    match decision.window {
        Some(window) => check_window(case, decision, &window),
        None => assert!(!matches!(decision.verdict, Verdict::Send | Verdict::Wait)),
    }
    if decision.verdict == Verdict::Send {
        check_send(case, decision);
    }
    said
}

/// No second request, and none around a round: except where it answers the other person, repeats one that got lost, or
/// comes after an offer.
fn check_send(case: &Case, decision: &Decision) {
    let (setting, now) = (case.setting, case.setting.now);
    let passed = [Request::Pending, Request::Accepted, Request::Declined, Request::Theirs];
    assert!(!case.request().is_some_and(|request| passed.contains(&request)), "a request while one has passed");
    let agency = case.arranged_by() == Some(ArrangedBy::Agency) && case.role() != Some(Role::Recruiter);
    assert!(!agency || setting.is_ended() || case.invited() || decision.rule == "R7", "past the agency's consultant");
    if setting.is_ended() || decision.rule == "R7" {
        return;
    }
    let first_day = setting.latest_held().is_some_and(|held| now - held < DAY);
    assert!(!first_day || case.invited(), "a request within 24 hours after a round");
    let eve = setting.next().is_some_and(|round| round - now < DAY);
    assert!(!eve || decision.rule == "R12", "a request in the 24 hours before a round");
}

fn check_window(case: &Case, decision: &Decision, window: &Window) {
    let (setting, now) = (case.setting, case.setting.now);
    let Window { opens, closes, suggested, until, late } = *window;
    match decision.verdict {
        Verdict::Send => {
            assert!(until.is_none() && opens.is_some_and(|opens| opens <= now), "sends what has not opened");
            assert!(closes.is_none_or(|closes| now <= closes), "sends what has closed");
            assert!(!(late && case.before()), "late before the interview");
        }
        Verdict::Wait => {
            assert!(until.is_some() && opens.is_none_or(|opens| opens > now), "waits for what is open");
            assert!(until != Some(Until::Reply) || opens.is_none() && suggested.is_none());
        }
        verdict => panic!("a window for {verdict:?}"),
    }
    if let (Some(opens), Some(closes)) = (opens, closes) {
        assert!(opens <= closes, "a window that closes before it opens");
    }
    // What answers the other person, or repeats what got lost, may go at any time.
    let exempt = decision.rule == "R7" || decision.rule == "R12" && decision.verdict == Verdict::Send;
    if let Some(opens) = opens.filter(|_| !exempt) {
        for round in setting.rounds_ahead() {
            let before = closes.is_some_and(|closes| closes <= *round - DAY);
            assert!(before || opens >= *round + DAY, "a window within 24 hours around a round ahead");
        }
    }
    if let Some(suggested) = suggested {
        assert!(suggested >= now && works(case, suggested), "suggested when nobody works there");
        assert!(opens.is_some_and(|opens| opens <= suggested) && closes.is_none_or(|closes| suggested <= closes));
        for round in setting.rounds_ahead() {
            assert!(suggested > *round || *round - suggested >= DAY, "suggested within 24 hours before a round");
        }
    }
}

/// Whether a minute is a working moment for this person. It asks the calendar itself, not `src/engine/working.rs`.
fn works(case: &Case, moment: LocalDateTime) -> bool {
    let clock = case.their_clock();
    let theirs = moment + clock.ahead;
    let (day, minute) = (theirs.date(), theirs.minute_of_day());
    let weekend: &[usize] = match clock.week {
        WorkingWeek::MonFri => &[5, 6],
        WorkingWeek::SunThu => &[4, 5],
    };
    let (_, month, of_month) = day.civil();
    let holiday = matches!((month, of_month), (12, 25) | (1, 1));
    (9 * 60..=17 * 60).contains(&minute)
        && !weekend.contains(&day.weekday())
        && !holiday
        && !clock.days_off.contains(&day)
}
