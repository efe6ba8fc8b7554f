//! What holds for the words of every draft: they read as finished, are true, and sound like a person of today.

use crate::seeded::Random;
use crate::seeds::for_seeds;
use interview_connect::*;
use std::collections::BTreeSet;

const SITUATIONS: u64 = 600;

/// Turns of phrase that nobody writes today, that grovel, or that say more than was meant; small letters.
const NEVER: &[&str] = &[
    "exchange",
    "permit me",
    "allow me",
    "wish to",
    "agreeable",
    "at your disposal",
    "shall",
    "readily",
    "gladly",
    "at liberty",
    "so kind as to",
    "enquir",
    "timetable",
    "our talk",
    "it’d",
    "be connected",
    "being connected",
    "in contact",
    "went astray",
    "gone astray",
    "here i am",
    "small world",
    "you seem to know",
    "thereabouts",
    "no need to",
    "feel free",
    "pass over",
    "skip this",
    "unanswered",
    "no reply is",
    "still interested",
    "still very interested",
    "unchanged",
    "undiminished",
    "has not changed",
    "as much as ever",
    "wasn’t to be",
    "behind me",
    "received the news",
    "not selected",
    "that’s all right",
    "last time",
    "once more",
    "good luck",
    "just write",
    "where to find me",
    "quite enough",
    "move on",
    "good day",
    "my thanks.",
    "hi again",
    "hello again",
    "remain grateful",
    "with regards",
    "really about",
];

/// What claims that the talk was a joy.
const JOY: &[&str] = &[
    "enjoy",
    "liked",
    "pleasure",
    "highlight",
    "best part",
    "i’m glad we got",
    "i’m glad we talked",
    "glad that we met",
    "glad that we talked",
    "glad that we disc",
    "glad i got",
    "was glad",
    "keep coming back",
    "was good to talk",
    "was good to meet",
    "was really good",
];

/// What claims that the talk made the wish for the job grow.
const GROWN: &[&str] = &["even more", "increased my interest", "want the job more", "the more i hear"];

/// What lets the reader off; one for each message at most.
const ESCAPES: &[&str] = &[
    "no problem",
    "no worries",
    "no pressure",
    "that’s fine",
    "that is fine",
    "it’s fine",
    "i understand if",
    "i’ll understand",
    "prefer not, i understand",
    "don’t feel you have to",
    "only if you’re comfortable",
];

/// What only fits after a refusal.
const REFUSED: &[&str] = &[
    "letting me know",
    "where things stand",
    "different news",
    "different answer",
    "answer i’d hoped",
    "disappointed",
];

const CONTRACTED: &[&str] =
    &["n’t", "’m ", "’d ", "’ll ", "’ve ", "’re ", "it’s", "here’s", "there’s", "what’s", "that’s"];

const TOPIC: &str = "moving the depot forecasts off spreadsheets";
const LINE: &str = "It brought to mind how we moved our own planning off paper.";
const COMPANY: &str = "Fernhill";

/// Three people of one company of whom the same is known, in any situation; what was typed is known unless told otherwise.
fn situation(random: &mut Random, typed: bool) -> Situation {
    let mut situation = random.situation();
    let fact = |text: &str| typed.then(|| text.to_owned());
    situation.lang = None;
    situation.job = fact("Data Analyst");
    situation.company = fact(COMPANY);
    situation.you = Some("Sam Reyes".to_owned());
    let mut who = situation.interviewers.swap_remove(0);
    who.name = Some("Dana".to_owned());
    who.topic = fact(TOPIC);
    who.line = None;
    situation.interviewers = ["1", "2", "3"].map(|id| Interviewer { id: id.to_owned(), ..who.clone() }).into();
    situation
}

fn each_draft(situation: &Situation, mut look: impl FnMut(&Interviewer, Kind, Tone, &Draft)) {
    for who in &situation.interviewers {
        for (kind_name, kind) in Kind::ALL {
            for (tone_name, tone) in Tone::ALL {
                let draft = compose(situation, &who.id, kind_name, tone_name).unwrap();
                look(who, *kind, *tone, &draft);
            }
        }
    }
}

fn holds_any<'a>(text: &str, list: &[&'a str]) -> Option<&'a str> {
    let text = text.to_lowercase();
    list.iter().find(|phrase| text.contains(**phrase)).copied()
}

/// The sentences of a message, without its greeting and its close.
fn sentences(body: &str) -> BTreeSet<String> {
    let mut sentences = BTreeSet::new();
    for paragraph in body.split("\n\n").filter(|paragraph| !paragraph.contains('\n')) {
        let said = paragraph.split_once("Dana, ").map_or(paragraph, |(_, said)| said);
        sentences.extend(said.split_inclusive(['.', '?', '!']).map(|sentence| sentence.trim().to_lowercase()));
    }
    // "Thank you for your time." says nothing that could be repeated.
    sentences.retain(|sentence| sentence.split(' ').count() > 5);
    sentences
}

#[test]
fn every_draft_reads_as_finished() {
    for_seeds(SITUATIONS, |random| {
        let typed = random.below(3) > 0;
        each_draft(&situation(random, typed), |_, kind, _, draft| {
            let body = &draft.body;
            for mark in
                ["..", ",,", " ,", " .", "  ", ",.", ".,", "?.", "!.", "<", ">", "{", "}", "\n\n\n", "role role"]
            {
                assert!(!body.contains(mark), "“{mark}” in {body}");
            }
            let words: Vec<String> = body.split_whitespace().map(str::to_lowercase).collect();
            assert!(words.windows(2).all(|pair| pair[0] != pair[1]), "a word stands twice: {body}");
            for sentence in body.split(". ").skip(1) {
                assert!(sentence.starts_with(|first: char| !first.is_lowercase()), "{body}");
            }
            let says_goodbye = draft.channel == Channel::Email;
            assert!(body.is_empty() || says_goodbye || body.ends_with(['.', '?', '!', ']']), "{kind:?}: {body}");
            for gap in &draft.placeholders {
                assert!(!["topic", "job"].contains(&gap.name), "a gap that the text can do without: {body}");
            }
        });
    });
}

#[test]
fn a_message_asks_one_thing_and_lets_its_reader_off_once() {
    for_seeds(SITUATIONS, |random| {
        each_draft(&situation(random, true), |_, kind, _, draft| {
            let body = draft.body.to_lowercase();
            let count = |list: &[&str]| list.iter().map(|phrase| body.matches(phrase).count()).sum::<usize>();
            assert!(body.matches('?').count() <= 1, "{body}");
            assert!(count(ESCAPES) <= 1, "{body}");
            assert!(body.matches("linkedin").count() <= 1, "{body}");
            if kind == Kind::ThankYouEmail {
                assert!(count(ESCAPES) <= body.matches('?').count(), "{body}");
            }
        });
    });
}

#[test]
fn no_draft_claims_what_the_situation_denies() {
    for_seeds(SITUATIONS, |random| {
        let situation = situation(random, true);
        let stage = advise(&situation).stage;
        let ended = matches!(stage, Stage::Offer | Stage::Rejected | Stage::Closed);
        each_draft(&situation, |who, kind, _, draft| {
            let body = &draft.body;
            let lacks = |list: &[&str]| assert_eq!(holds_any(body, list), None, "{who:?} {kind:?}: {body}");
            // What is said of the conversation; before it, or to accept a request, joy may look forward.
            let speaks_of_it =
                !matches!(kind, Kind::AcceptReply | Kind::PrepEmail) && !body.contains("looking forward");
            if matches!(who.rapport, Some(Rapport::Mixed | Rapport::Poor)) && speaks_of_it && stage != Stage::Before {
                lacks(JOY);
                lacks(GROWN);
            }
            if stage != Stage::Rejected {
                lacks(REFUSED);
            }
            if stage != Stage::Offer && situation.closed_because != Some(ClosedBecause::DeclinedOffer) {
                lacks(&["the offer"]);
            }
            let withdrew = [Some(ClosedBecause::Withdrew), Some(ClosedBecause::DeclinedOffer)];
            if stage != Stage::Closed || !withdrew.contains(&situation.closed_because) {
                lacks(&["withdr", "decided against", "turning", "my decision", "hard decision", "stepping back"]);
            }
            if stage != Stage::Closed || situation.closed_because != Some(ClosedBecause::Cancelled) {
                lacks(&["cancelled", "called off", "go ahead", "going ahead", "not be filled"]);
            }
            if matches!(who.role, Some(Role::Coordinator)) && kind == Kind::ThankYouEmail {
                lacks(&["interviewing me", "questions you asked", "meeting with me"]);
            }
            if who.invited_you != Some(true) {
                lacks(&[
                    "you suggested",
                    "suggesting we connect",
                    "suggesting that we connect",
                    "good idea to connect",
                ]);
            }
            if who.agreed != Some(true) {
                lacks(&["kindly agreed", "agreeing to", "saying yes"]);
            }
            if !ended && kind != Kind::Update {
                lacks(&["been a while since we", "months have", "whoever joins"]);
            }
        });
    });
}

#[test]
fn a_company_is_not_named_to_its_own_people() {
    for_seeds(SITUATIONS, |random| {
        let situation = situation(random, true);
        each_draft(&situation, |who, kind, _, draft| {
            let agency = situation.arranged_by == Some(ArrangedBy::Agency) && who.role != Some(Role::Recruiter);
            let outside = matches!(kind, Kind::ThankYouVia | Kind::IntroRequest | Kind::Update)
                || agency && kind == Kind::CheckInEmail;
            assert!(outside || !draft.body.contains(COMPANY), "{}", draft.body);
            assert!(draft.body.matches("Data Analyst").count() <= 1, "{}", draft.body);
        });
    });
}

#[test]
fn three_people_of_one_company_get_three_messages() {
    for_seeds(SITUATIONS, |random| {
        let typed = random.below(3) > 0;
        let mut situation = situation(random, typed);
        // In a very short note there is no room for a difference.
        situation.note_limit = situation.note_limit.map(|limit| limit.max(120));
        let agency = situation.arranged_by == Some(ArrangedBy::Agency);
        let mut seen = BTreeSet::new();
        each_draft(&situation, |who, kind, tone, draft| {
            // To the agency's consultant there is one message, whoever it is about.
            let to_one =
                agency && who.role != Some(Role::Recruiter) && matches!(kind, Kind::CheckInEmail | Kind::PrepEmail);
            let is_new = draft.body.is_empty() || seen.insert((kind as u8, tone as u8, draft.body.clone()));
            assert!(is_new || to_one, "{kind:?} stands twice: {}", draft.body);
        });
    });
}

#[test]
fn a_note_repeats_nothing_of_the_thanks() {
    for_seeds(SITUATIONS, |random| {
        let situation = situation(random, true);
        for who in &situation.interviewers {
            for (tone, _) in Tone::ALL {
                let note = compose(&situation, &who.id, "note", tone).unwrap().body;
                let thanks = compose(&situation, &who.id, "thankYouEmail", tone).unwrap().body;
                let both: Vec<String> = sentences(&note).intersection(&sentences(&thanks)).cloned().collect();
                assert!(both.is_empty(), "{both:?} in both “{note}” and “{thanks}”");
            }
        }
    });
}

#[test]
fn nothing_is_worded_as_nobody_would_write_it() {
    for_seeds(SITUATIONS, |random| {
        each_draft(&situation(random, true), |_, kind, tone, draft| {
            let whole = [draft.subject.as_deref().unwrap_or_default(), &draft.body].concat();
            assert_eq!(holds_any(&whole, NEVER), None, "{kind:?}: {whole}");
            if tone == Tone::Formal {
                assert_eq!(holds_any(&whole, CONTRACTED), None, "{kind:?}: {whole}");
            }
        });
    });
}

#[test]
fn a_short_note_names_the_whole_topic_or_none() {
    for_seeds(SITUATIONS, |random| {
        let mut situation = situation(random, true);
        situation.note_limit = Some(1 + random.below(79) as u32);
        each_draft(&situation, |_, kind, _, draft| {
            if kind == Kind::Note && draft.body.contains("moving") {
                assert!(draft.body.contains(TOPIC), "{}", draft.body);
            }
        });
    });
}

#[test]
fn the_longer_note_has_room_for_a_sentence_of_ones_own() {
    for_seeds(SITUATIONS, |random| {
        let mut situation = situation(random, true);
        for who in &mut situation.interviewers {
            who.line = Some(LINE.to_owned());
            who.thank_you_sent_at = None;
        }
        situation.thank_you_sent_at = None;
        let advice = advise(&situation);
        let ahead =
            situation.interviewers.iter().map(|who| who.met_at).any(|met| met.is_some_and(|met| met > situation.now));
        if ahead || matches!(advice.stage, Stage::Before | Stage::Between) {
            return;
        }
        situation.note_limit = Some(300);
        each_draft(&situation, |_, kind, _, draft| {
            let said = matches!(
                kind,
                Kind::Note | Kind::ThankYouEmail | Kind::ThankYouVia | Kind::ThankYouMessage | Kind::RejectionThanks
            );
            assert!(!said || draft.body.contains(LINE), "{kind:?}: {}", draft.body);
        });
    });
}

#[test]
fn a_note_after_the_interview_thanks() {
    for_seeds(SITUATIONS, |random| {
        let typed = random.below(3) > 0;
        let mut situation = situation(random, typed);
        situation.note_limit = situation.note_limit.map(|limit| limit.max(120));
        if matches!(advise(&situation).stage, Stage::Before | Stage::Between) {
            return;
        }
        each_draft(&situation, |_, kind, _, draft| {
            assert!(kind != Kind::Note || draft.body.to_lowercase().contains("thank"), "{}", draft.body);
        });
    });
}
