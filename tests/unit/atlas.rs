//! What the sweep knows of each row, for the decision atlas: `www/atlas/rows.json`.
//!
//! The sweep takes too long for a build, so that its counts are kept as a file, and every test run compares them with
//! what it counts. After a change of the rules `INTERVIEW_CONNECT_WRITE=1 cargo test --lib sweep` writes the file again.

use super::written::written;
use crate::basics::civil::LocalDateTime;
use crate::engine::case::{Case, Setting};
use crate::engine::decided::Decided;
use crate::engine::rules::Decision;
use crate::knowledge::tables::Rule;
use crate::knowledge::tables::{REASONS, RULES, STANCES};
use crate::model::advice::{Stance, Verdict};
use crate::model::situation::*;
use serde_json::{Value, json};
use std::sync::OnceLock;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/www/atlas/rows.json");
const STANCE_NAMES: [&str; 4] = ["for", "against", "depends", "silent"];
const VERDICT_NAMES: [&str; 7] = ["send", "accept", "wait", "followUp", "moveOn", "connected", "skip"];

/// One row's share of the sweep.
#[derive(Clone, Copy, Default)]
struct Row {
    count: u64,
    verdicts: [u64; VERDICT_NAMES.len()],
    late: u64,
    stances: [[u64; STANCE_NAMES.len()]; 5],
    /// The reasons given at least once, by their place in `REASONS`.
    reasons: u128,
}

/// All rows' shares.
#[derive(Clone)]
pub struct Tally([Row; RULES.len()]);

/// What one case says, beyond the decision: five stances, and the reasons by their place in `REASONS`.
pub struct Said {
    pub stances: [Stance; 5],
    pub reasons: u128,
}

/// What is said on a decided case.
pub fn said(decided: &Decided) -> Said {
    let (decision, conditions) = (decided.decision, decided.holds);
    let stance = |guide| {
        STANCES
            .iter()
            .find(|row| row.guide == guide && row.when.holds(conditions))
            .expect("every guide says something, or that it is silent")
    };
    let given = reasons_of(decision.row).iter().filter(|row| REASONS[**row].when.holds(conditions));
    Said {
        stances: [0, 1, 2, 3, 4].map(|guide| stance(guide).stance),
        reasons: given.fold(0, |reasons, row| reasons | 1 << row),
    }
}

/// The reasons that a row may give, found once: comparing names for every case would take longer than deciding it.
fn reasons_of(row: usize) -> &'static [usize] {
    static ALL: OnceLock<Vec<Vec<usize>>> = OnceLock::new();
    let of = |rule: &Rule| (0..REASONS.len()).filter(|row| REASONS[*row].rule == rule.id).collect();
    &ALL.get_or_init(|| RULES.iter().map(of).collect())[row]
}

impl Tally {
    pub fn new() -> Tally {
        Tally([Row::default(); RULES.len()])
    }

    pub fn count(&mut self, decision: &Decision, said: &Said) {
        let row = &mut self.0[decision.row];
        row.count += 1;
        row.verdicts[decision.verdict as usize] += 1;
        row.late += u64::from(decision.window.is_some_and(|window| window.late));
        row.reasons |= said.reasons;
        for (guide, stance) in said.stances.iter().enumerate() {
            row.stances[guide][*stance as usize] += 1;
        }
    }

    pub fn add(&mut self, other: &Tally) {
        for (row, other) in self.0.iter_mut().zip(&other.0) {
            row.count += other.count;
            row.late += other.late;
            row.reasons |= other.reasons;
            row.verdicts.iter_mut().zip(other.verdicts).for_each(|(sum, count)| *sum += count);
            let stances = row.stances.iter_mut().flatten().zip(other.stances.iter().flatten());
            stances.for_each(|(sum, count)| *sum += count);
        }
    }

    pub fn total(&self) -> u64 {
        self.0.iter().map(|row| row.count).sum()
    }
}

/// A few minimal situations for each row, found among cases that a person might have: together they show every verdict
/// and every reason of the row.
#[derive(Default)]
pub struct Examples(Vec<Example>);

struct Example {
    row: usize,
    verdict: Verdict,
    late: bool,
    opens: Option<LocalDateTime>,
    reasons: u128,
    situation: Situation,
}

impl Example {
    fn of(situation: Situation) -> Example {
        let setting = Setting::of(&situation);
        let decided = Decided::alone(&setting, &situation.interviewers[0]);
        let (decision, reasons) = (decided.decision, said(&decided).reasons);
        let late = decision.window.is_some_and(|window| window.late);
        let opens = decision.window.and_then(|window| window.opens);
        Example { row: decision.row, verdict: decision.verdict, late, opens, reasons, situation }
    }

    fn shows(&self, other: &Example) -> bool {
        (self.row, self.verdict, self.late) == (other.row, other.verdict, other.late)
            && self.reasons & other.reasons == other.reasons
    }

    /// Leaves out whatever the example does not need.
    fn minimal(self) -> Example {
        let mut least = self;
        for field in FIELDS {
            let mut situation = least.situation.clone();
            field(&mut situation);
            let without = Example::of(situation);
            // An answer with its times shows more than one without.
            if without.shows(&least) && without.opens == least.opens {
                least = without;
            }
        }
        least
    }
}

/// Forgets one fact each, the least telling first.
const FIELDS: [fn(&mut Situation); 20] = [
    |situation| situation.interviewers[0].followed_up = None,
    |situation| situation.interviewers[0].active_online = None,
    |situation| situation.interviewers[0].referred_you = None,
    |situation| situation.interviewers[0].invited_you = None,
    |situation| situation.interviewers[0].agreed = None,
    |situation| situation.interviewers[0].round = None,
    |situation| situation.interviewers[0].request_sent_on = None,
    |situation| situation.interviewers[0].relationship = None,
    |situation| situation.interviewers[0].role = None,
    |situation| situation.interviewers[0].contact = None,
    |situation| situation.interviewers[0].rapport = None,
    |situation| situation.company_norm = None,
    |situation| situation.comfort = None,
    |situation| situation.arranged_by = None,
    |situation| situation.posture = None,
    |situation| situation.invited_on = None,
    |situation| situation.decision_on = None,
    |situation| situation.next_interview_at = None,
    |situation| situation.interview_at = None,
    |situation| situation.interviewers[0].request = None,
];

impl Examples {
    /// Keeps the case if nothing kept so far shows as much.
    pub fn offer(&mut self, scene: &Situation, decided: &Decided, said: &Said) {
        let decision = &decided.decision;
        let late = decision.window.is_some_and(|window| window.late);
        let shown = |kept: &&Example| (kept.row, kept.verdict, kept.late) == (decision.row, decision.verdict, late);
        if !self.0.iter().filter(shown).any(|kept| kept.reasons & said.reasons == said.reasons) {
            self.0.push(Example::of(situation(scene, &decided.case)).minimal());
        }
    }

    /// The examples of one row: the plainest of each verdict, and those that add a reason.
    fn of_row(&self, row: usize) -> Vec<&Example> {
        let mut kept: Vec<&Example> = self.0.iter().filter(|example| example.row == row).collect();
        let mut by_length = kept.clone();
        by_length.sort_by_key(|example| std::cmp::Reverse(written(&example.situation).to_string().len()));
        // The longest go first: two plain examples say more than one that has everything at once.
        for (place, example) in by_length.iter().enumerate() {
            let same = |other: &&&Example| (other.verdict, other.late) == (example.verdict, example.late);
            let others = || kept.iter().filter(|other| !std::ptr::eq(**other, *example));
            let reasons = others().fold(0, |reasons, other| reasons | other.reasons);
            if by_length[place + 1..].iter().any(|other| same(&other)) && reasons & example.reasons == example.reasons {
                kept.retain(|other| !std::ptr::eq(*other, *example));
            }
        }
        kept
    }
}

/// The whole situation of a case in a scene.
fn situation(scene: &Situation, case: &Case) -> Situation {
    let (setting, who) = (case.setting, case.who);
    Situation {
        company_norm: setting.company_norm,
        comfort: setting.comfort,
        arranged_by: setting.arranged_by,
        posture: setting.posture,
        interviewers: vec![Interviewer { id: "1".to_owned(), name: None, topic: None, line: None, ..*who }],
        ..scene.clone()
    }
}

/// The file's content.
fn content(tally: &Tally, examples: &Examples) -> Value {
    let rows = RULES.iter().enumerate().map(|(row, rule)| {
        let counts = &tally.0[row];
        assert!(counts.count > 0, "nothing reaches {} ({})", rule.id.name(), rule.condition);
        let examples = examples.of_row(row);
        let shown = examples.iter().fold(0, |reasons, example| reasons | example.reasons);
        assert_eq!(shown, counts.reasons, "{} gives reasons of which no example shows all", rule.id.name());
        for (verdict, name) in VERDICT_NAMES.iter().enumerate().filter(|(verdict, _)| counts.verdicts[*verdict] > 0) {
            assert!(
                examples.iter().any(|example| example.verdict as usize == verdict),
                "no example shows {name} by {}",
                rule.id.name()
            );
        }
        let named = |names: &[&str], counts: &[u64]| -> Value {
            names
                .iter()
                .zip(counts)
                .filter(|(_, count)| **count > 0)
                .map(|(name, count)| ((*name).to_owned(), Value::from(*count)))
                .collect()
        };
        json!({
            "rule": rule.id.name(),
            "condition": rule.condition,
            "count": counts.count,
            "verdicts": named(&VERDICT_NAMES, &counts.verdicts),
            "late": counts.late,
            "stances": counts.stances.iter().map(|guide| named(&STANCE_NAMES, guide)).collect::<Vec<_>>(),
            "examples": examples.iter().map(|example| written(&example.situation)).collect::<Vec<_>>(),
        })
    });
    json!({
        "//": "Generated by tests/unit/atlas.rs, which every test run compares with this: each row's share of the sweep, and examples.",
        "swept": tally.total(),
        "rows": rows.collect::<Vec<_>>(),
    })
}

/// Compares the file with what the sweep found, or writes it.
pub fn compare(tally: &Tally, examples: &Examples) {
    let found = content(tally, examples);
    if std::env::var_os("INTERVIEW_CONNECT_WRITE").is_some() {
        std::fs::write(FILE, serde_json::to_string_pretty(&found).unwrap() + "\n").unwrap();
    }
    let kept: Value = serde_json::from_str(&std::fs::read_to_string(FILE).unwrap_or_default()).unwrap_or_default();
    for (kept, found) in
        kept["rows"].as_array().into_iter().flatten().zip(found["rows"].as_array().into_iter().flatten())
    {
        assert_eq!(
            kept, found,
            "the atlas is out of date: INTERVIEW_CONNECT_WRITE=1 cargo test --lib sweep writes it again"
        );
    }
    assert!(
        kept == found,
        "the atlas is out of date: INTERVIEW_CONNECT_WRITE=1 cargo test --lib sweep writes it again"
    );
}
