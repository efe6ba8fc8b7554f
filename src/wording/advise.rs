//! From a situation to advice: the walk through the engine and its wording.

use crate::basics::text::number;
use crate::engine::alternatives;
use crate::engine::case::Setting;
use crate::engine::decided::{Decided, decide_all};
use crate::knowledge::tables::{CAUTIONS, GUIDES, REASONS, STANCES};
use crate::model::advice::{Advice, Caution, GuideStance, Person, Reason};
use crate::model::situation::{Situation, figure};
use crate::wording::checklist::Checklist;
use crate::wording::speaker::Speaker;
use crate::wording::{draft, headline, notices, timeline};

/// Advises on a situation. Total and deterministic: the same situation gives the same advice, and no situation fails.
///
/// The day after an interview with two people, of whom the recruiter is known only briefly:
///
/// ```
/// use interview_connect::{Contact, Interviewer, LocalDateTime, Rapport, Role, Situation, Stance, Until, Verdict, advise};
///
/// let at = |text| LocalDateTime::parse(text).unwrap();
/// let mut situation = Situation::new(at("2026-03-11T16:30"));
/// situation.interview_at = Some(at("2026-03-10T14:00"));
/// situation.decision_on = Some(at("2026-03-24T00:00").date());
/// situation.interviewers = vec![
///     Interviewer {
///         name: Some("Dana".to_owned()),
///         role: Some(Role::HiringManager),
///         rapport: Some(Rapport::Good),
///         ..Interviewer::default()
///     },
///     Interviewer {
///         name: Some("Mira".to_owned()),
///         role: Some(Role::Recruiter),
///         contact: Some(Contact::Brief),
///         ..Interviewer::default()
///     },
/// ];
///
/// let advice = advise(&situation);
/// let [dana, mira] = &advice.people[..] else { panic!("one answer for each") };
///
/// // A good talk with the one who decides: within two days, and not before one has passed.
/// assert_eq!((dana.verdict, dana.rule), (Verdict::Send, "R25"));
/// assert_eq!(dana.window.unwrap().closes, Some(at("2026-03-12T14:00")));
/// assert!(dana.reasons.iter().flat_map(|reason| reason.cites).any(|cite| cite.id() == "s0.15"));
///
/// // The last guide would wait for the decision, and the advice says so.
/// assert_eq!(dana.stances[4].stance, Stance::Against);
///
/// // For the recruiter it is the morning after the decision.
/// assert_eq!((mira.verdict, mira.rule), (Verdict::Wait, "R24"));
/// let window = mira.window.unwrap();
/// assert_eq!((window.opens, window.until), (Some(at("2026-03-25T09:00")), Some(Until::Decision)));
///
/// // What would change that: among others, that she suggested it.
/// assert!(mira.turning_points.iter().any(|turn| turn.field == "invitedYou" && turn.verdict == Verdict::Send));
/// ```
pub fn advise(situation: &Situation) -> Advice {
    let setting = Setting::of(situation);
    let decided = decide_all(situation, &setting);
    let speaker = Speaker::new(situation);
    let checklist = Checklist::of(&decided, &speaker);
    let mut people = Vec::with_capacity(decided.len());
    for one in &decided {
        people.push(person(situation, &speaker, one, &checklist));
    }
    Advice {
        headline: headline::headline(&speaker, &decided),
        stage: setting.stage,
        people,
        timeline: timeline::timeline(&setting, &decided, &speaker),
        cautions: cautions(situation, &speaker, &decided),
        missing: alternatives::missing(situation, &decided),
        notices: notices::notices(situation, &setting, &decided, &speaker),
        checklist: checklist.items,
    }
}

fn person(situation: &Situation, speaker: &Speaker, decided: &Decided, checklist: &Checklist) -> Person {
    let Decided { case, decision, holds, .. } = decided;
    let facts = speaker.names(case.position).facts();
    let mut reasons = Vec::new();
    for row in REASONS {
        if decision.is_by(row.rule) && row.when.holds(*holds) {
            reasons.push(Reason { text: speaker.words.say(row.text, &facts), cites: row.cites.list() });
        }
    }
    let mut stances = Vec::with_capacity(GUIDES.len());
    for (guide, about) in GUIDES.iter().enumerate() {
        for row in STANCES {
            if usize::from(row.guide) == guide && row.when.holds(*holds) {
                let text = speaker.words.say(row.text, &facts);
                let (guide, cites) = (about.id.name(), row.cites.list());
                stances.push(GuideStance { guide, stance: row.stance, text, cites });
                break;
            }
        }
    }
    Person {
        id: case.who.id.clone(),
        name: case.who.name.clone(),
        verdict: decision.verdict,
        rule: decision.rule,
        window: decision.window,
        with_note: decided.with_note,
        reasons,
        stances,
        do_first: checklist.do_first(decided),
        turning_points: alternatives::turning_points(situation, case, decision.verdict),
        drafts: draft::suitable(situation, decided),
    }
}

fn cautions(situation: &Situation, speaker: &Speaker, people: &[Decided]) -> Vec<Caution> {
    let [limit, free, paid, quota] =
        [situation.note_limit(), figure::NOTE_LIMIT_FREE, figure::NOTE_LIMIT_PAID, figure::NOTE_QUOTA_QUOTA]
            .map(|figure| number(figure as i32));
    let facts = [("limit", limit.as_str()), ("free", &free), ("paid", &paid), ("quota", &quota)];
    let mut cautions = Vec::new();
    for row in CAUTIONS {
        if people.iter().any(|person| row.when.holds(person.holds)) {
            let text = speaker.words.say(row.text, &facts);
            cautions.push(Caution { id: row.id.name(), text, cites: row.cites.list() });
        }
    }
    cautions
}
