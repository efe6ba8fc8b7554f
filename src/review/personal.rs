//! What makes a message personal: the name, one thing the two talked about, and words that went to nobody else.

use super::greeting::Greeting;
use super::phrases::{Found, section, take_apart};
use super::reviewer::{Place, Reviewer, Told};
use super::vocabulary::FACT;
use super::words::{Message, Word, find};
use crate::basics::capitals::{is_small, same};
use crate::basics::text::letters_in;
use crate::knowledge::words::text;
use crate::wording::fit::Fitting;

/// The shortest that a topic's main word may be, in letters, and how many of them are looked for.
const SHORTEST_MAIN_WORD: usize = 4;
const MOST_MAIN_WORDS: usize = 12;
/// With fewer words than this, names apart, two messages are alike by chance; so they are with fewer words of some
/// weight.
const LEAST_WORDS: usize = 3;
const LEAST_TELLING_WORDS: usize = 5;

impl Reviewer<'_> {
    fn find_in(&self, message: &Message) -> Vec<Found> {
        self.phrases.map(|phrases| phrases.find(message)).unwrap_or_default()
    }

    /// Where the greeting lacks the name.
    pub(super) fn no_name(&self) -> Vec<Place> {
        // What is missing may be just what belongs in a gap.
        // A name that is greeted is theirs, or another check says whose it is.
        let wrong = || self.case.who.name.is_some() && self.greeted_name().is_some();
        let complete = self.found.iter().any(|found| found.needs_no_name());
        if self.whole.words.is_empty() || !self.gaps.is_empty() || complete || self.names_them() || wrong() {
            return Vec::new();
        }
        let greeting = Greeting::of(&self.message, &self.found);
        vec![greeting.map_or((0, 0), |greeting| self.place(&Found { end: greeting.anyone, ..greeting.found }))]
    }

    fn names_them(&self) -> bool {
        if let Some(name) = &self.case.who.name {
            let name = take_apart(name, self.phrases);
            let titles = self.find_in(&name);
            let titled = |at: usize| titles.iter().any(|found| found.is(section::NO_NAME_TITLE, at));
            let said = |(at, word): (usize, &Word)| {
                (name.words.len() == 1 || !titled(at)) && self.whole.says(name.text_of(word))
            };
            return name.words.iter().enumerate().any(said)
                || name.words.is_empty() && find(self.whole.text, name.text).is_some();
        }
        let words = &self.message.words;
        let Some(greeting) = Greeting::of(&self.message, &self.found) else { return false };
        let Some(name) = words.get(greeting.name) else { return false };
        let like_a_name = !self.message.text_of(name).starts_with(is_small) && name.number >= FACT;
        let closed = words.get(greeting.name + 1).is_none_or(|next| next.apart);
        let titled = greeting.name > greeting.found.end;
        // "Hola, Dana:" has a name, "Hola, gracias" has none.
        let stands_by = titled || !name.apart || closed && like_a_name;
        greeting.anyone == greeting.found.end && stands_by && (closed || like_a_name)
    }

    /// The message names nothing that the two talked about.
    pub(super) fn no_topic(&self) -> Vec<Place> {
        let silent = self.whole.words.is_empty() || self.phrases.is_none() && self.case.who.topic.is_none();
        if silent || !self.gaps.is_empty() || !self.in_section(section::NO_TOPIC_SIGN).is_empty() {
            return Vec::new();
        }
        let fitting = Fitting(self.situation.draft_words());
        if let Some(topic) = self.case.who.topic.as_deref().and_then(|topic| fitting.topic(topic)) {
            let topic = take_apart(&topic, self.phrases);
            let loose = self.situation.draft_words().get(text::FIELDS_CUT_LOOSE);
            let is_loose = |word: &Word| loose.split(' ').any(|known| same(known, topic.text_of(word)));
            let main = |word: &&Word| {
                let long = letters_in(topic.text_of(word)) >= SHORTEST_MAIN_WORD;
                long && word.number >= FACT && !is_loose(word)
            };
            let says = |word: &Word| self.whole.says_start(topic.text_of(word));
            let any = topic.words.iter().any(|word| main(&word));
            let mut telling = topic.words.iter().filter(|word| !any || main(word)).take(MOST_MAIN_WORDS);
            if telling.any(says) || find(self.whole.text, topic.text).is_some() {
                return Vec::new();
            }
        }
        vec![(0, 0)]
    }

    /// The whole message, where another person was sent the same words but for names, greetings and words of no weight.
    pub(super) fn copied(&self, told: &mut Vec<Told>) -> Vec<Place> {
        let names = self.situation.interviewers.iter().filter_map(|who| who.name.as_deref());
        let names: Vec<Message> = names.map(|name| self.whole.like(name)).collect();
        let mut mine = None;
        for sent in self.options.others.iter().filter(|sent| sent.person_id.as_ref() != Some(&self.case.who.id)) {
            let theirs = take_apart(&sent.text, self.phrases);
            let mine = mine.get_or_insert_with(|| self.core(&self.whole, &names));
            let theirs = self.core(&theirs, &names);
            if alike(mine, &theirs, false, LEAST_WORDS) || alike(mine, &theirs, true, LEAST_TELLING_WORDS) {
                let who = self.situation.interviewers.iter().find(|who| Some(&who.id) == sent.person_id.as_ref());
                let someone = self.situation.words().get(text::REVIEW_COPIED_SOMEONE);
                told.push(("who", who.and_then(|who| who.name.as_deref()).unwrap_or(someone).to_owned()));
                return vec![(0, self.whole.text.len())];
            }
        }
        Vec::new()
    }

    /// The words of a message without greeting and names, each with whether it has some weight.
    fn core<'a>(&self, message: &Message<'a>, names: &[Message]) -> Vec<(&'a str, bool)> {
        let found = self.find_in(message);
        let greeted = Greeting::of(message, &found).map_or(0, |greeting| greeting.end(message));
        let mut light = 0;
        let mut ahead = &found[..];
        let mut core = Vec::new();
        for (at, word) in message.words.iter().enumerate() {
            while let Some((next, rest)) = ahead.split_first().filter(|(next, _)| next.start <= at) {
                if next.section == section::COPIED_FILLER {
                    light = next.end.max(light);
                }
                ahead = rest;
            }
            let word = message.text_of(word);
            let is_part = |part: &str| message.is_name(word, part) || !word.is_ascii() && find(word, part).is_some();
            let named = names.iter().any(|name| name.words.iter().any(|part| is_part(name.text_of(part))));
            if at >= greeted && !named {
                core.push((word, at >= light));
            }
        }
        core
    }
}

/// Whether two messages are the same, word by word, or in the words of some weight.
fn alike(a: &[(&str, bool)], b: &[(&str, bool)], telling: bool, least: usize) -> bool {
    let counts = |(_, weighs): &&(&str, bool)| !telling || *weighs;
    let (mut words, mut others) = (0, b.iter().filter(counts));
    for (word, _) in a.iter().filter(counts) {
        words += 1;
        if !others.next().is_some_and(|(other, _)| same(word, other)) {
            return false;
        }
    }
    words >= least && others.next().is_none()
}
