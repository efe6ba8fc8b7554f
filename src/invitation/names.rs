//! Who is named in a text: behind words that lead to names, in lists below them and in schedules.

use super::bytes::{begins, has, same, text};
use super::model::{Around, InvitationEvent, InvitationPerson};
use super::people::{Named, add, cleaned, is_you, named, role};
use super::tokens::{ADDRESS, LINE, MARK, NONE, NUMBER, Tokens};
use crate::knowledge::invitation::*;
use crate::model::situation::Role;

/// No more people are taken from a text.
const MOST_PEOPLE: usize = 50;
/// So many words may stand between what says that names follow and the first of them.
pub(super) const FILLERS: u32 = 6;

/// How names stand behind a word that says that some follow.
#[derive(Clone, Copy, Default)]
pub(super) struct Said {
    /// So many words may stand between it and the first of them.
    pub fillers: u32,
    /// They may go on over several lines.
    pub list: bool,
    /// 1 where a company may be named as well, as in "a call with", and 2 where one usually is, as in "an interview with".
    pub doubt: u8,
    pub role: Option<Role>,
}

impl Tokens<'_> {
    /// Whether a word is a label: a colon or a tab behind it, and little before it on its line.
    pub fn is_label(&self, at: usize) -> bool {
        let begins = (0..3).any(|back| matches!(self.what(at.wrapping_sub(back + 1)), LINE | NONE));
        begins && (self.mark(at + 1, b':') || self.mark(at + 1, b'\t'))
    }

    /// Whether "with" stands behind a call, a conversation or the like, and how likely a company follows.
    pub fn speaks_of_talk(&self, at: usize) -> Option<u8> {
        for back in 1..=30 {
            let place = at.wrapping_sub(back);
            match self.what(place) {
                MEET => return Some(0),
                // "The interview is with"
                TALK => {
                    let before = self.bytes(at.wrapping_sub(1));
                    let is_said = same(before, b"is") || same(before, b"be");
                    return Some(1 + u8::from(begins(self.bytes(place), b"int") && !is_said));
                }
                NONE => return None,
                _ if self.ends_sentence(place) => return None,
                _ => {}
            }
        }
        None
    }

    /// The end of the name that begins here: two to four words with capitals that are in no list, and particles between them.
    fn name(&self, start: usize) -> Option<usize> {
        let mut at = start;
        while self.is(at, DOCTOR) {
            at += 1 + usize::from(self.mark(at + 1, b'.'));
        }
        let mut count = 0;
        loop {
            let token = self.at(at);
            let length = token.end.wrapping_sub(token.start);
            let may_be =
                token.what == UNKNOWN || (token.what == MONTH && count == 0) || (token.what == ADJECTIVE && count > 0);
            if may_be && token.shape == 1 && length == 1 && self.mark(at + 1, b'.') && count > 0 {
                at += 2;
            } else if may_be && (token.shape == 1 || (token.shape == 2 && length > 3)) && length > 1 {
                count += 1;
                at += 1;
            } else if count > 0
                && (token.what == PARTICLE || (token.what == SMALL && self.is(at.wrapping_sub(1), PARTICLE)))
                && (1..=2).any(|next| {
                    self.is_capital(at + next) && self.is(at + next, UNKNOWN) && self.all_particles(at, at + next)
                })
            {
                at += 1;
            } else {
                break;
            }
        }
        // "Fernhill Logistics interview panel"
        let is_thing = matches!(self.what(at), TEAM | THING | TALK | WHO | POST | WORK | HOST);
        ((2..=4).contains(&count) && !is_thing).then_some(at)
    }

    fn all_particles(&self, start: usize, end: usize) -> bool {
        (start..end).all(|at| matches!(self.what(at), PARTICLE | SMALL))
    }

    /// The names that follow: at first behind some other words, then one behind the other.
    pub fn names(&self, start: usize, said: Said, event: &mut InvitationEvent, around: &Around) {
        let Said { fillers, list, .. } = said;
        let (mut at, mut left, mut any, mut below) = (start, fillers, false, false);
        // Below, each line may begin with a sign, and be about one person only.
        let (mut bullets, mut rows) = (false, false);
        let is_bullet = |at: usize| self.is(at, MARK) && b"*-~".contains(&(self.value(at) as u8));
        while event.people.len() < MOST_PEOPLE {
            let short = || self.first_name(at).filter(|_| said.doubt == 0);
            if let Some(end) = self.name(at).or_else(short) {
                at = self.person(at, end, said, event, around);
                (any, left) = (true, if list { 2 } else { 0 });
                if below {
                    let line = self.line_end(end);
                    rows |= bullets || self.is_row(line + 1);
                    // "- Jane Doe, Digital Media and Public Affairs"
                    let sets_apart = |at: usize| self.is(at, MARK) && b",-~|:".contains(&(self.value(at) as u8));
                    if rows && (sets_apart(end) || sets_apart(at)) {
                        at = line;
                    }
                }
                continue;
            }
            let token = self.at(at);
            let joins = matches!(self.what(at.wrapping_sub(1)), AND | WITH | TO) || self.mark(at.wrapping_sub(1), b',');
            match token.what {
                NONE => return,
                // "1. Jane Doe"
                MARK if self.is(at.wrapping_sub(1), NUMBER) && self.is(at.wrapping_sub(2), LINE) => {}
                // Blank lines between those of a list.
                LINE if bullets && self.is(at + 1, LINE) && is_bullet(at + 2) && self.is_row(at + 2) => at += 1,
                // One blank line may stand between "Your interviewers will be:" and the list.
                LINE if list
                    && !(any || below)
                    && self.is(at + 1, LINE)
                    && self.announces(at.wrapping_sub(1))
                    && self.is_row(at + 2) =>
                {
                    (below, bullets) = (true, is_bullet(at + 2));
                    at += 1;
                }
                // A list ends where a line is without its sign.
                LINE if any
                    && !joins
                    && (bullets || rows)
                    && !(is_bullet(at + 1) || !bullets && self.is_row(at + 1)) =>
                {
                    return;
                }
                // Behind a name on the label's own line, another line begins something else, unless it goes on with the list.
                LINE if list
                    && !self.is(at + 1, LINE)
                    && (!any
                        || below
                        || self.mark(at.wrapping_sub(1), b',')
                        || matches!(self.what(at + 1), MARK | AND)) =>
                {
                    if !any {
                        (below, bullets) = (true, is_bullet(at + 1));
                    }
                }
                // A line too long for a mail: "You will be speaking with Jane Doe and", "Omar Diaz".
                LINE if !list
                    && joins
                    && (any || !self.mark(at.wrapping_sub(1), b','))
                    && self.entry(at + 1).is_some() => {}
                // "Das Gespräch führen wir bei Kranich Nord"
                WHERE if self.name(at + 1).is_some() => return,
                NUMBER | HALF if list => {}
                LINE => return,
                HONORIFIC | DOCTOR | AND | ADDRESS => {}
                // "Meeting room: Grace Hopper"
                TEAM if token.value == 1 => return,
                // "meet with Jane", but behind a name "with" begins something else.
                WITH | MEET if any => return,
                WITH | MEET => {}
                MARK if token.value == u16::from(b'.')
                    && !self.is(at.wrapping_sub(1), HONORIFIC)
                    && !self.is(at.wrapping_sub(1), DOCTOR) =>
                {
                    return;
                }
                MARK if matches!(token.value as u8, b'!' | b'?' | b'>') => return,
                MARK => {}
                // Another label, or another sentence.
                _ if self.is_label(at) || left == 0 => return,
                _ => left -= 1,
            }
            at += 1;
        }
    }

    /// The end of the line that a place is on.
    fn line_end(&self, at: usize) -> usize {
        let mut end = at;
        while !matches!(self.what(end), LINE | NONE) {
            end += 1;
        }
        end
    }

    /// The end of the name that a line begins with, behind signs and what one is called.
    fn entry(&self, start: usize) -> Option<usize> {
        (start..start + 5)
            .find(|at| !matches!(self.what(*at), MARK | NUMBER | HONORIFIC | DOCTOR) || self.name(*at).is_some())
            .and_then(|at| self.name(at).or_else(|| self.first_name(at)))
    }

    /// Whether a line is somebody's name, by itself or with something set apart behind it.
    fn is_row(&self, start: usize) -> bool {
        self.entry(start).is_some_and(|end| match self.what(end) {
            LINE | NONE | AND | ADDRESS => true,
            MARK => b",(-;|:<~\t".contains(&(self.value(end) as u8)),
            _ => false,
        })
    }

    /// Whether what follows this word is a list, be it behind a blank line.
    fn announces(&self, at: usize) -> bool {
        self.mark(at, b':')
            || matches!(self.what(at), WHO | LEAD)
            || self.says(at, &[b"are", b"be", b"is", b"sind", b"ist", b"sont", b"seront", b"son"])
    }

    /// Whether a word is one of these.
    #[inline(never)]
    fn says(&self, at: usize, words: &[&[u8]]) -> bool {
        words.iter().any(|word| same(self.bytes(at), word))
    }

    /// Whether a line goes on to a colon at its end, and names stand below; `strict`, with no other words between than such as
    /// "the following people".
    pub fn list_below(&self, start: usize, strict: bool) -> bool {
        let (mut at, mut free) = (start + 1, !strict);
        while at < start + 9 && !self.mark(at, b':') {
            free |= self.is(at, THESE);
            if matches!(self.what(at), LINE | NONE | MARK)
                || !(free || matches!(self.what(at), WITH | TO | AS | SMALL | PARTICLE | TEAM | WHO))
            {
                return false;
            }
            at += 1;
        }
        let blank = usize::from(self.is(at + 2, LINE));
        self.mark(at, b':') && self.is(at + 1, LINE) && self.is_row(at + 2 + blank)
    }

    /// A first name by itself, with somebody's work behind it: "talking to Jane (Head of Design)".
    fn first_name(&self, at: usize) -> Option<usize> {
        let before = at.wrapping_sub(1);
        let begins = matches!(self.what(before), TO | WITH | AND | LINE | MEET | MARK);
        let is_word = self.is(at, UNKNOWN) && self.shape(at) == 1 && self.bytes(at).len() > 2;
        if !(begins && is_word && self.mark(at + 1, b'(')) {
            return None;
        }
        let (close, works) = self.title_behind(at + 1);
        let is_work = |at: usize| matches!(self.what(at), WORK | ROLE | HIRING);
        (works && (at + 2..close).any(is_work)).then_some(at + 1)
    }

    /// Who takes part, as a verb says.
    pub fn lead(&self, at: usize, event: &mut InvitationEvent, around: &Around) {
        let is_lead = self.is(at, LEAD);
        if !(is_lead || begins(self.bytes(at), b"join")) {
            return;
        }
        let value = if is_lead { self.value(at) } else { 0 };
        // "Jane Doe und Omar Diaz führen das Gespräch"
        let talk_before = (1..4).any(|back| self.is(at.wrapping_sub(back), TALK));
        if !self.is(at, THING) && (value != 1 || talk_before || (1..4).any(|ahead| self.is(at + ahead, TALK))) {
            self.before(at, event, around);
        }
        // "Joining you on the call will be Jane Doe", "joined by Jane Doe", "geführt von Jane Doe"
        let shown = if self.says(at + 1, &[b"by", b"von"]) {
            Some(at + 1)
        } else if self.is(at, THING) {
            return;
        } else {
            let mut ahead = (at + 1..at + 8).take_while(|at| !self.ends_sentence(*at));
            ahead.find(|at| self.says(*at, &[b"be", b"are", b"sind", b"werden"]))
        };
        let said = |fillers, list, doubt| Said { fillers, list, doubt, role: None };
        // "nehmen teil:", "The following people will be joining:"; elsewhere a place may stand below.
        if value != 1 && self.list_below(at, false) {
            let sure = shown.is_some()
                || value == 2
                || self.is(at.wrapping_sub(1), LEAD)
                || [THESE, SIDE].iter().any(|what| self.sentence_has(at, *what));
            self.names(at + 1, said(FILLERS, true, if sure { 0 } else { 2 }), event, around);
        } else if let Some(shown) = shown.filter(|_| value == 0) {
            self.names(shown + 1, said(0, false, 1), event, around);
        } else if value == 2 {
            // "En la entrevista participarán Jane Doe y Omar Diaz"
            let talk = (1..4).find(|ahead| self.is(at + ahead, TALK)).unwrap_or(0);
            // "participará en Torre Norte"
            if !same(self.bytes(at + talk + 1), b"en") {
                self.names(at + 1 + talk, said(0, false, 0), event, around);
            }
        } else if value == 1
            && talk_before
            && !self.says(at + 1, &[b"sie", b"wir"])
            // "Das Gespräch führt die Kranich Nord"
            && !(same(self.bytes(at + 1), b"die") && self.name(at + 2).is_some())
        {
            // "Das Gespräch führen Jane Doe und Omar Diaz"
            self.names(at + 1, said(3, true, 0), event, around);
        }
    }

    /// Who is named before what they do: "Jane Doe (CTO) and Omar Diaz will be joining", "nehmen Jane Doe und Omar Diaz teil".
    pub fn before(&self, lead: usize, event: &mut InvitationEvent, around: &Around) {
        let (mut run, mut open, mut gap) = (Vec::new(), true, 0);
        let mut sure = [SIDE, TALK].iter().any(|what| self.sentence_has(lead, *what));
        let mut at = self.sentence_start(lead);
        while at < lead {
            if open && let Some(end) = self.name(at).or_else(|| self.first_name(at)) {
                run.push((at, end));
                at = self.title_behind(end).0;
                (open, gap) = (false, 0);
                continue;
            }
            let token = self.at(at);
            match token.what {
                LINE => {
                    if !matches!(self.what(at.wrapping_sub(1)), AND | MARK) && self.shape(at + 1) > 0 {
                        run.clear();
                    }
                    open = true;
                }
                // "nehmen Sie im Haus Alte Oper teil"
                PRONOUN if token.shape > 0 => open = same(self.bytes(at.wrapping_sub(1)), b"lernen"),
                _ if self.says(at, &[b"sind", b"ist", b"werden", b"wird"]) => {
                    gap += 1;
                    open = true;
                }
                _ if self.says(at, &[b"in", b"im", b"at", b"am", b"en"]) => open = false,
                // "Kranich Nord is where you will be joining"
                THING | WHO if !run.is_empty() => run.clear(),
                AND | HONORIFIC | DOCTOR | WORK | ROLE | HIRING | SIDE | WEEKDAY | PRONOUN => open = true,
                MARK if b",-&.*~".contains(&(token.value as u8)) => open = true,
                LEAD if token.value == 1 => (open, sure) = (true, true),
                // "wird von Jane Doe geführt"
                PARTICLE if same(self.bytes(at), b"von") => open = true,
                SMALL | PARTICLE | FROM => {}
                TALK if !run.is_empty() => {}
                _ if token.shape > 0
                    || matches!(token.what, MARK | NUMBER | PROPOSAL | ADDRESS)
                    || self.says(at, &[b"not", b"nicht", b"no", b"ne", b"never"]) =>
                {
                    run.clear();
                    open = false;
                }
                _ => {
                    gap += 1;
                    if gap > 4 {
                        run.clear();
                    }
                }
            }
            at += 1;
        }
        // "Sam Ekstrom will attend an interview", "lernen Sie unser Haus Alte Post kennen"
        sure &= run.len() > 1 || !(begins(self.bytes(lead), b"attend") || begins(self.bytes(lead), b"kennen"));
        let doubt = if sure { 0 } else { 2 - u8::from(run.len() > 1) };
        for (start, end) in run {
            if at == lead && event.people.len() < MOST_PEOPLE {
                self.person(start, end, Said { doubt, ..Said::default() }, event, around);
            }
        }
    }

    /// Takes somebody over; gives the place behind what is said of them.
    fn person(&self, start: usize, end: usize, said: Said, event: &mut InvitationEvent, around: &Around) -> usize {
        let (at, works) = self.title_behind(end);
        // A title before or behind a name says that it is a person's, where a company may be named as well.
        let before = (1..3).any(|back| matches!(self.what(start.wrapping_sub(back)), HONORIFIC | DOCTOR));
        let sure = works || before || said.doubt == 0;
        if said.doubt > 1 && !sure {
            return at;
        }
        let name = cleaned(&text(self.between(start, end)));
        let is_side = event.title.as_deref().is_some_and(|title| has(title, "<>") && has(title, &name));
        // "Jane" may be a Jane who is named in full.
        let known = |known: &InvitationPerson| known.name.as_deref().is_some_and(|known| is_you(known, &name));
        let is_known = !has(&name, " ") && event.people.iter().any(known);
        if named(&name) == Named::Person && !is_side && !is_known && !around.you.is_some_and(|you| is_you(&name, you)) {
            let behind = role(self.between(end, at.max(end + 1)));
            let person = InvitationPerson {
                name: Some(name),
                role: behind.or(said.role),
                organizer: false,
                ticked: sure && said.role.is_none(),
            };
            if add(&mut event.people, person) {
                event.found.push(around.found("people", self.start(start), self.end(end.wrapping_sub(1))));
            }
        }
        at
    }

    /// The place behind what is said of a name, and whether that is somebody's work: "(Engineering Manager)", ", Engineering
    /// Manager", "- organizer".
    fn title_behind(&self, at: usize) -> (usize, bool) {
        let bracket = self.mark(at, b'(');
        if !(bracket || self.mark(at, b',') || self.mark(at, b'-')) {
            return (at, false);
        }
        let (mut close, mut works) = (at + 1, false);
        while close < at + 12 && !matches!(self.what(close), LINE | NONE | ADDRESS) {
            let token = self.at(close);
            let closes = if bracket { b")".as_slice() } else { b",;(." };
            if (token.what == MARK && closes.contains(&(token.value as u8))) || (!bracket && token.what == AND) {
                break;
            }
            works |= matches!(token.what, WORK | ROLE | HIRING | THING);
            close += 1;
        }
        if bracket || (works && self.name(at + 1).is_none()) {
            (close + usize::from(bracket), works)
        } else {
            (at, false)
        }
    }

    /// Who is named behind a time in a schedule: "10:00 - 10:45: Jane Albrecht, Engineering Manager".
    pub fn in_schedule(&self, start: usize, event: &mut InvitationEvent, around: &Around) {
        let mut at = start;
        let mut may_begin = true;
        // Below a time by itself stands what it is for, and then who, with a title.
        let below = self.is(at, LINE);
        while at < start + 30 && !(self.is(at, NONE) || self.is(at, NUMBER) && below) {
            if self.is(at, LINE) && (!below || self.is(at + 1, LINE)) {
                return;
            }
            if may_begin
                && let Some(end) = self.name(at)
                && (!below || self.title_behind(end).1 || self.is_of_block(at, end))
            {
                let doubt = u8::from(below);
                at = self.person(at, end, Said { doubt, ..Said::default() }, event, around);
                // "Omar Diaz & Lena Fuchs"
                while (self.is(at, AND) || self.mark(at, b'&'))
                    && let Some(end) = self.name(at + 1)
                {
                    at = self.person(at + 1, end, Said::default(), event, around);
                }
                return;
            }
            let is_sign = self.is(at, MARK) && !self.mark(at, b'(') && !self.mark(at, b',');
            may_begin = is_sign || matches!(self.what(at), LINE | ZONE | TIME | WITH | AND | DOCTOR | HONORIFIC);
            at += 1;
        }
    }

    /// Whether a name has its line for itself, and what the talk is about stands on the line above or below.
    fn is_of_block(&self, start: usize, end: usize) -> bool {
        let says = |at: usize| matches!(self.what(at), TALK | THING | HIRING);
        let above = self.line_start(start.wrapping_sub(2));
        let is_above = (above..start).any(says) && !self.is(start.wrapping_sub(2), LINE);
        let line = (end + 1..end + 9).take_while(|at| !matches!(self.what(*at), LINE | NONE));
        self.is(start.wrapping_sub(1), LINE) && self.is(end, LINE) && (is_above || line.into_iter().any(says))
    }
}
