//! What a text says of an interview: its moment, who will be met, the company and the job.

use super::bytes::{begins, cut, find, from, has, same, same_word, slice, text};
use super::model::{Asked, FoundIn, InvitationEvent, InvitationPerson, InvitationQuestion, Offered};
use super::moments::{Day, Hour};
use super::people::{Named, add, cleaned, is_you, named, role, scrubbed, words};
use super::tokens::{ADDRESS, LINE, MARK, NONE, NUMBER, Tokens, tokens};
use super::zone::{Host, Place, UNCLEAR, offers};
use crate::basics::civil::{LocalDate, LocalDateTime};
use crate::knowledge::invitation::*;
use crate::model::situation::Role;

/// No more of a text's days and times are looked at: pairing them takes the square of it.
const MOST: usize = 100;
/// No single talk takes so many minutes.
const LONG: i32 = 7 * 60;
/// No more people are taken from a text.
const MOST_PEOPLE: usize = 50;
/// So many tokens away a day still belongs to a time, a line break counting as several.
const NEAR: usize = 70;
const LINE_BREAK: usize = 8;
/// So many words may stand between what says that names follow and the first of them.
const FILLERS: u32 = 6;

/// The text before what programs add: a rule of strokes, behind which a meeting's link and numbers stand, or a quoted mail.
fn own_part(whole: &[u8]) -> &[u8] {
    let mut end = whole.len();
    for rule in [&b"__________"[..], b"-::~:~::"] {
        end = end.min(find(whole, rule).unwrap_or(end));
    }
    slice(whole, 0, end)
}

/// What reading depends on beside the text.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub host: Host<'a>,
    pub now: LocalDate,
    pub you: Option<&'a str>,
    /// Where a text stands that has been unpacked.
    pub place: Option<(u32, u32)>,
}

impl Around<'_> {
    pub fn found(&self, field: &'static str, start: u32, end: u32) -> FoundIn {
        let (start, end) = self.place.unwrap_or((start, end));
        FoundIn { field, start, end }
    }
}

/// A moment that a text names.
#[derive(Clone, Copy)]
struct Moment {
    day: Day,
    hour: Hour,
    place: Place,
}

impl Moment {
    fn wall(&self) -> Option<LocalDateTime> {
        self.day.dates[0].map(|date| date.at(self.hour.at))
    }

    /// All that it may be.
    fn walls(&self) -> impl Iterator<Item = LocalDateTime> {
        self.day.dates.into_iter().flatten().map(|date| date.at(self.hour.at))
    }

    fn instant(&self, host: &Host) -> Option<LocalDateTime> {
        host.instant(&self.place, self.wall()?)
    }
}

/// Fills in the moment, on the reader's clock and on the invitation's, as far as it is known whose that is.
pub(super) fn settle(event: &mut InvitationEvent, wall: LocalDateTime, host: &Host) {
    let place = event.place;
    event.date = None;
    event.start = match (&place, host.instant(&place, wall)) {
        (Place::Own, _) => Some(wall),
        (_, instant) => instant.map(|instant| host.own(instant)),
    };
    if let Place::Zone(zone) | Place::Ahead(_, Some(zone)) = place {
        event.zone = Some(zone.text().to_owned());
    } else if matches!(place, Place::Own | Place::Utc) {
        return;
    }
    event.start_there = Some(wall);
    event.clock_ahead = event.start.map(|start| wall - start);
}

/// Asks something of an event; its place in the list is filled in later.
pub(super) fn ask(questions: &mut Vec<InvitationQuestion>, field: Asked, offers: Vec<String>) {
    questions.push(InvitationQuestion { event: 0, field, offers });
}

/// Reads a whole text as one event; none where it names no moment.
pub(super) fn read(
    raw: &[u8],
    subject: &str,
    around: &Around,
    found: &mut Vec<(InvitationEvent, Vec<InvitationQuestion>)>,
) {
    let tokens = tokens(own_part(raw));
    let (mut event, mut questions) = (InvitationEvent::default(), Vec::new());
    let mut hours = Vec::new();
    tokens.hours(&mut hours);
    tokens.title(subject, &mut event, around);
    tokens.moment(&hours, &mut event, &mut questions, around);
    if event.start.is_some() || event.date.is_some() || !questions.is_empty() {
        tokens.said(&hours, &mut event, &mut questions, around);
        from_title(&mut event, "");
        found.push((event, questions));
    }
}

/// Reads what the text of an event says beside its moment.
pub(super) fn details(
    raw: &[u8],
    event: &mut InvitationEvent,
    questions: &mut Vec<InvitationQuestion>,
    around: &Around,
) {
    let tokens = tokens(own_part(raw));
    let mut hours = Vec::new();
    tokens.hours(&mut hours);
    tokens.said(&hours, event, questions, around);
}

/// How names stand behind a word that says that some follow.
#[derive(Clone, Copy, Default)]
struct Said {
    /// So many words may stand between it and the first of them.
    fillers: u32,
    /// They may go on over several lines.
    list: bool,
    /// 1 where a company may be named as well, as in "a call with", and 2 where one usually is, as in "an interview with".
    doubt: u8,
    role: Option<Role>,
}

impl Tokens<'_> {
    /// The title of a mail, or of what was copied from one.
    fn title(&self, subject: &str, event: &mut InvitationEvent, around: &Around) {
        let (mut title, mut start) = (subject.as_bytes(), 0);
        if title.is_empty() {
            let mut at = 0;
            for _ in 0..12 {
                let is_subject = self.is(at, SUBJECT) && self.mark(at + 1, b':');
                if is_subject || matches!(self.what(at), INVITATION | CANCELLED) {
                    start = self.start(if is_subject { at + 2 } else { at });
                    let (line, _) = cut(from(self.text, start as usize), b'\n');
                    if is_subject || find(line, b": ").is_some_and(|colon| colon < 40) {
                        title = line;
                        break;
                    }
                }
                while !matches!(self.what(at), LINE | NONE) {
                    at += 1;
                }
                at += 1;
            }
        }
        let end = start + title.len() as u32;
        // "Re: Invitation: Interview with Ridgeline @ Mon May 11"
        while let Some(colon) = find(title, b": ").filter(|colon| *colon < 40) {
            let (mut prefix, mut short) = (false, true);
            for word in slice(title, 0, colon).split(|byte| *byte == b' ') {
                let kind = kind(word).0;
                event.cancelled |= kind == CANCELLED;
                prefix |= matches!(kind, INVITATION | CANCELLED);
                short &= word.len() <= 3 && kind == UNKNOWN;
            }
            if !prefix && !short {
                break;
            }
            title = from(title, colon + 2);
        }
        let title = slice(title, 0, find(title, b" @ ").unwrap_or(title.len()));
        let title = scrubbed(&text(title));
        if !title.is_empty() {
            event.title = Some(title);
            event.found.push(around.found("title", start, end));
        }
    }

    /// Pairs times with days, and fills in what is explicit.
    fn moment(
        &self,
        hours: &[Hour],
        event: &mut InvitationEvent,
        questions: &mut Vec<InvitationQuestion>,
        around: &Around,
    ) {
        let host = &around.host;
        let mut days = Vec::new();
        self.days(around.now, &mut days);
        days.truncate(MOST);
        days.retain(|day| !self.is_quoted(day.start));
        // A job begins where no interview is spoken of; where one is, it has to be asked.
        let speaks = (0..self.list.len()).any(|at| matches!(self.what(at), TALK | WHO | MEET));
        for day in &mut days {
            day.other |= day.starts && !speaks;
        }
        let mut moments: Vec<Moment> = Vec::new();
        let mut moved = None;
        let mut loose = None;
        for hour in hours.iter().take(MOST) {
            if self.is_quoted(hour.start) {
                continue;
            }
            if hour.other {
                // "End: 12 March 2026, 15:00"
                let day = nearest(*hour, &days).map(|day| day.dates);
                if let Some(last) = moments.last_mut().filter(|last| Some(last.day.dates) == day)
                    && last.hour.until.is_none()
                    && last.hour.line + 1 == hour.line
                    && (last.hour.at..last.hour.at + LONG).contains(&hour.at)
                    && last.hour.sure
                {
                    last.hour.until = Some(hour.at);
                }
                continue;
            }
            let Some(mut day) = nearest(*hour, &days) else {
                loose = loose.or(Some(*hour));
                continue;
            };
            if day.only > 0 {
                // "See you on Thursday" is the Thursday of which the text speaks.
                let of_text = |known: &&Day| {
                    known.sure
                        && !known.other
                        && known.dates[0].is_some_and(|date| date.weekday() + 1 == usize::from(day.only))
                };
                day = days.iter().find(of_text).copied().unwrap_or(day);
            }
            let is_old = day.old && self.sentence_has(day.start, MOVED);
            if day.other || (day.old && !is_old) {
                continue;
            }
            // Of two days one may be in another season.
            let wall = day.dates[0].filter(|_| day.dates[1].is_none()).map(|date| date.at(hour.at));
            // "10:00 - Thursday, 12 March 2026 (Eastern Time)"
            let behind_day = || {
                let is_sure = |place: &Place| *place != UNCLEAR || self.mark(day.end, b'(');
                let follows = day.start >= hour.end && day.line == hour.line;
                self.zone_behind(day.end, host, wall).filter(|place| follows && is_sure(place))
            };
            let place = self.zone_behind(hour.end, host, wall).or_else(behind_day);
            let place = place.or_else(|| self.zone_of_all(host, wall)).unwrap_or(Place::Own);
            let moment = Moment { day, hour: *hour, place };
            if is_old {
                moved = moment.wall();
            } else if !merged(&mut moments, &moment, host) {
                moments.push(moment);
            }
        }
        let elsewhere = days.iter().find(|day| day.only > 0 && !day.other && !day.old).map_or(0, |day| day.only);
        let is_number = |at: usize| self.is(at, SMALL) && self.is(at + 1, NUMBER) && self.shape(at + 1) <= 2;
        let vague = days.iter().any(|day| day.only > 0 && !day.other && !day.old && is_number(day.end));
        days.retain(|day| {
            let is_old = day.old && self.sentence_has(day.start, MOVED);
            if is_old && moved.is_none() {
                moved = day.dates[0].map(|date| date.at(0));
            }
            day.only == 0 && !day.other && !day.old && !day.starts
        });
        days.dedup_by_key(|day| day.dates);
        // A day and a time far apart, each the only one.
        if moments.is_empty()
            && days.len() == 1
            && let Some(hour) = loose
        {
            let place =
                self.zone_behind(hour.end, host, None).or_else(|| self.zone_of_all(host, None)).unwrap_or(Place::Own);
            moments.push(Moment { day: days[0], hour, place });
        }
        // A mail's own date, and in it a day such as "Tuesday".
        let is_mails = |moment: &Moment| {
            moment.day.dates[0].is_some_and(|date| date <= around.now && date.weekday() + 1 != usize::from(elsewhere))
                && elsewhere > 0
        };
        if moments.len() == 1 && moments.iter().all(is_mails) {
            ask(questions, Asked::Date, Vec::new());
            ask(questions, Asked::Time, Vec::new());
            return;
        }
        // Called off where the day is named; elsewhere in the text, something else may be.
        let called_off = (0..self.list.len()).any(|at| self.is(at, CANCELLED));
        let is_off = |moment: &Moment| self.sentence_has(moment.day.start, CANCELLED);
        event.cancelled |= moments.len() == 1 && days.len() == 1 && moments.iter().all(is_off);
        let asked = (called_off && !event.cancelled && days.len() == 1)
            || moments.iter().any(|moment| {
                // So long a span is what somebody works or is free, or a day of several talks.
                let is_long =
                    moment.hour.until.is_some_and(|until| until - moment.hour.at >= LONG && !moment.hour.first);
                is_long
                    || moment.day.starts
                    || (days.len() == 1 && moved.is_none() && self.is_moved_away(moment.day.start))
                    || [moment.day.start, moment.hour.start]
                        .iter()
                        .any(|at| self.sentence_has(*at, PROPOSAL) || self.is_question(*at))
            });
        match moments.as_slice() {
            [] => match days.as_slice() {
                [] if loose.is_some() => ask(questions, Asked::Date, Vec::new()),
                // "Are we still on for tomorrow at 3?"
                [] if vague => {
                    ask(questions, Asked::Date, Vec::new());
                    ask(questions, Asked::Time, Vec::new());
                }
                [] => {}
                [day] => {
                    self.day_or_question(*day, event, questions);
                    ask(questions, Asked::Time, Vec::new());
                }
                days => {
                    let mut offers = Vec::new();
                    for date in days.iter().flat_map(|day| day.dates).flatten() {
                        offers.push(String::from(date));
                    }
                    ask(questions, Asked::Which, offers);
                }
            },
            [only] if moved.is_none() && !asked => {
                let Moment { day, hour, place } = *only;
                event.minutes = hour.until.map(|until| (until - hour.at) as u32).or_else(|| self.length());
                if let Place::Ask(short) = place {
                    ask(questions, Asked::Zone, offers(short));
                }
                event.place = place;
                event.minute = hour.sure.then_some(hour.at);
                if day.sure && hour.sure {
                    if let Some(wall) = only.wall() {
                        settle(event, wall, host);
                    }
                } else {
                    self.day_or_question(day, event, questions);
                    if !hour.sure {
                        let mut offers = Vec::new();
                        if !hour.vague {
                            offers.push(clock(hour.at));
                            offers.push(clock(hour.at + 12 * 60));
                        }
                        ask(questions, Asked::Time, offers);
                    }
                }
                let (mut first, mut last) = (hour.start, hour.end);
                if day.line == hour.line {
                    (first, last) = (first.min(day.start), last.max(day.end));
                }
                event.found.push(around.found("start", self.start(first), self.end(last.wrapping_sub(1))));
            }
            several => {
                let mut offers = Vec::new();
                for wall in several.iter().flat_map(Moment::walls).chain(moved) {
                    offers.push(String::from(wall));
                }
                let field = if offers.is_empty() { Asked::Date } else { Asked::Which };
                event.place = several.first().map(|moment| moment.place).unwrap_or_default();
                ask(questions, field, offers);
            }
        }
    }

    /// A day without a time, or the question which one is meant.
    fn day_or_question(&self, day: Day, event: &mut InvitationEvent, questions: &mut Vec<InvitationQuestion>) {
        if day.sure {
            event.date = day.dates[0];
        } else {
            let mut offers = Vec::new();
            for date in day.dates.into_iter().flatten() {
                offers.push(String::from(date));
            }
            ask(questions, Asked::Date, offers);
        }
    }

    /// The zone that a text names for all its times.
    fn zone_of_all(&self, host: &Host, wall: Option<LocalDateTime>) -> Option<Place> {
        let mut tried = 0;
        for at in 0..self.list.len() {
            if self.is(at, TIME) && tried < 20 {
                tried += 1;
                // "Time zone: (GMT-08:00) Pacific Time"
                // "Eastern Time"
                let first = if self.is(at.wrapping_sub(1), ZONE) { at.wrapping_sub(1) } else { at };
                for at in first..at + 6 {
                    if self.is(at, LINE) {
                        break;
                    }
                    match self.zone(at, host, wall) {
                        Some(UNCLEAR) => {}
                        Some(place) => return Some(place),
                        None => {}
                    }
                }
                // "Time zone: Brasília"
                let value = at + 1 + usize::from(self.is(at + 1, TIME));
                let is_named = self.is(value + 1, AREA) || (self.is(value + 1, UNKNOWN) && self.is_capital(value + 1));
                if self.mark(value, b':') && is_named {
                    return Some(UNCLEAR);
                }
            }
        }
        None
    }

    /// People, company and job.
    fn said(
        &self,
        hours: &[Hour],
        event: &mut InvitationEvent,
        questions: &mut Vec<InvitationQuestion>,
        around: &Around,
    ) {
        // Who is listed with everybody else, or called as the one who is greeted, may be the reader.
        let (mut greeted, mut everybody): (Vec<&[u8]>, Vec<String>) = (Vec::new(), Vec::new());
        // A table has signs between its columns.
        let in_table = |hour: &Hour| self.mark(hour.end, b'|') || self.mark(hour.end, b'\t');
        for hour in hours.iter().filter(|hour| hour.first && (hour.until.is_some() || in_table(hour))) {
            self.in_schedule(hour.end, event, around);
        }
        let mut at = 0;
        while at < self.list.len() {
            if at == 0 || self.is(at - 1, LINE) {
                if (at..at + 3).any(|at| self.is(at, CLOSING)) {
                    break;
                }
                let header = matches!(self.what(at), FROM | TO | SENT | PARTICLE) && self.mark(at + 1, b':');
                if header || self.mark(at, b'>') || self.is(at, GREETING) {
                    // A greeting goes up to its comma.
                    let greets = self.is(at, GREETING);
                    while !matches!(self.what(at), LINE | NONE)
                        && !(greets && (self.mark(at, b',') || self.mark(at, b'!')))
                    {
                        if greets && self.is_capital(at) && self.is(at, UNKNOWN) {
                            greeted.push(self.bytes(at));
                        }
                        at += 1;
                    }
                }
            }
            match self.what(at) {
                WHO => {
                    let known = event.people.len();
                    self.names(at + 1, Said { fillers: FILLERS, list: true, ..Said::default() }, event, around);
                    if self.value(at) == 1 {
                        everybody.extend(event.people.iter().skip(known).filter_map(|person| person.name.clone()));
                    }
                }
                // "Ihre Ansprechpartner im Gespräch:"
                CONTACT if self.is(at + 2, TALK) && same(self.bytes(at + 1), b"im") => {
                    self.names(at + 3, Said { fillers: 1, list: true, ..Said::default() }, event, around);
                }
                CONTACT => {
                    let said = Said { fillers: FILLERS, role: Some(Role::Coordinator), ..Said::default() };
                    self.names(at + 1, said, event, around);
                }
                // "You will meet:", "You'll be talking to the following people:", and a list
                MEET if self.value(at) == 0 => {
                    let below = self.list_below(at, true);
                    let list = self.mark(at + 1, b':') || below;
                    let fillers = if below { FILLERS } else { 2 };
                    self.names(at + 1, Said { fillers, list, ..Said::default() }, event, around);
                }
                WITH => {
                    if let Some(doubt) = self.speaks_of_talk(at) {
                        let list = self.list_below(at, true);
                        let fillers = if list { FILLERS } else { 1 };
                        self.names(at + 1, Said { fillers, list, doubt, ..Said::default() }, event, around);
                    }
                }
                LEAD | EMPLOY | THING => self.lead(at, event, around),
                // "Jane Doe and Omar Diaz will interview you"
                TALK if begins(self.bytes(at), b"interv") && same(self.bytes(at + 1), b"you") => {
                    self.before(at, event, around);
                }
                // "From our side:"
                SIDE if self.mark(at + 1, b':') && self.list_below(at, true) => {
                    self.names(at + 1, Said { list: true, ..Said::default() }, event, around);
                }
                // "Recruiter: Tara Quinn", "your recruiter is Tara Quinn"
                ROLE if self.value(at) < 2 && (self.mark(at + 1, b':') || same(self.bytes(at + 1), b"is")) => {
                    let role = role(self.bytes(at));
                    self.names(at + 1, Said { fillers: 1, role, ..Said::default() }, event, around);
                }
                POST => self.job(at, event, around),
                COMPANY if self.is_label(at) => self.company(at + 2, true, event, around),
                _ => {}
            }
            at += 1;
        }
        let is_greeted = |name: &&String| words(name).any(|word| greeted.iter().any(|other| same_word(word, other)));
        let mut maybe: Vec<String> = Vec::new();
        maybe.extend(event.people.iter().filter_map(|person| person.name.as_ref()).filter(is_greeted).cloned());
        if greeted.is_empty() && everybody.len() > 1 {
            maybe = everybody;
        }
        let is_asked = questions.iter().any(|question| question.field == Asked::You);
        if around.you.is_none() && !is_asked && !maybe.is_empty() {
            for person in &mut event.people {
                person.ticked &= !person.name.as_ref().is_some_and(|name| maybe.contains(name));
            }
            ask(questions, Asked::You, maybe);
        }
    }

    /// Whether a word is a label: a colon or a tab behind it, and little before it on its line.
    fn is_label(&self, at: usize) -> bool {
        let begins = (0..3).any(|back| matches!(self.what(at.wrapping_sub(back + 1)), LINE | NONE));
        begins && (self.mark(at + 1, b':') || self.mark(at + 1, b'\t'))
    }

    /// Whether "with" stands behind a call, a conversation or the like, and how likely a company follows.
    fn speaks_of_talk(&self, at: usize) -> Option<u8> {
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
    fn names(&self, start: usize, said: Said, event: &mut InvitationEvent, around: &Around) {
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
    fn list_below(&self, start: usize, strict: bool) -> bool {
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
    fn lead(&self, at: usize, event: &mut InvitationEvent, around: &Around) {
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
    fn before(&self, lead: usize, event: &mut InvitationEvent, around: &Around) {
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
    fn in_schedule(&self, start: usize, event: &mut InvitationEvent, around: &Around) {
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

    /// The job beside a word for one, and the company behind it.
    fn job(&self, at: usize, event: &mut InvitationEvent, around: &Around) {
        let mut span = None;
        let mut behind = at + 1;
        if self.is_label(at) {
            let mut end = at + 2;
            while !matches!(self.what(end), LINE | NONE | ADDRESS | NUMBER)
                && !self.mark(end, b'(')
                && !self.mark(end, b'|')
            {
                end += 1;
            }
            span = Some((at + 2, end));
        } else if matches!(self.what(at + 1), AS | PARTICLE) {
            // "Bewerbung als Filialleiterin", "position of Data Analyst"
            behind = self.capitals(at + 2, 6);
            span = Some((at + 2, behind));
        } else {
            // "for the Data Analyst position"
            let mut start = at;
            while start > 0 && at - start < 7 && self.is_capital(start - 1) {
                start -= 1;
            }
            let article = start.wrapping_sub(1);
            let is_for = self.is(article, FOR) || self.is(article.wrapping_sub(1), FOR);
            if is_for && start < at {
                span = Some((start, at));
            }
        }
        let Some((start, end)) = span.filter(|(start, end)| start < end) else {
            if same(self.bytes(at + 1), b"at") {
                self.company(at + 2, true, event, around);
            }
            return;
        };
        let value = text(self.between(start, end));
        if event.job.is_none() && self.is_capital(start) && value.len() <= 100 {
            event.job = Some(Offered { value, ticked: true });
            event.found.push(around.found("job", self.start(start), self.end(end.wrapping_sub(1))));
        }
        if self.is(behind, WHERE) || same(self.bytes(behind), b"at") {
            self.company(behind + 1, true, event, around);
        }
    }

    /// The end of a run of words with capitals, and what may stand between them.
    fn capitals(&self, start: usize, most: usize) -> usize {
        let mut at = start;
        while at < start + most {
            let joins = at > start
                && (matches!(self.what(at), AND | PARTICLE) || self.mark(at, b'&') || self.mark(at, b'/'))
                && self.is_capital(at + 1);
            if !self.is_capital(at) && !joins {
                break;
            }
            at += 1;
            // "Olivar S.L."
            let dotted = self.glued(at) && self.mark(at, b'.') && self.at(at).start == self.start(at - 1) + 1;
            let goes_on = self.glued(at + 1) && self.is_capital(at + 1);
            at += usize::from(dotted && (goes_on || self.mark(at.wrapping_sub(2), b'.')));
        }
        at
    }

    fn company(&self, start: usize, ticked: bool, event: &mut InvitationEvent, around: &Around) {
        // "bei der Kranich GmbH"
        let start = start + usize::from(matches!(self.what(start), SMALL | PARTICLE) && !self.is_capital(start));
        let end = self.capitals(start, 6);
        if event.company.is_none() && start < end {
            event.company = Some(Offered { value: text(self.between(start, end)), ticked });
            event.found.push(around.found("company", self.start(start), self.end(end.wrapping_sub(1))));
        }
    }
}

/// The day that a time belongs to.
fn nearest(hour: Hour, days: &[Day]) -> Option<Day> {
    // A schedule stands below its day.
    if hour.first
        && hour.until.is_some()
        && let Some(day) = days.iter().rfind(|day| day.start < hour.start && !day.other)
    {
        return Some(*day);
    }
    let mut best = None;
    for day in days {
        let apart =
            if day.start < hour.start { hour.start.abs_diff(day.end) } else { day.start.abs_diff(hour.end) + 3 };
        let apart = apart + LINE_BREAK * day.line.abs_diff(hour.line);
        if apart <= NEAR && best.is_none_or(|(least, _)| apart < least) {
            best = Some((apart, *day));
        }
    }
    best.map(|(_, day)| day)
}

/// Whether a moment is one that is known already, or goes on with its schedule.
fn merged(moments: &mut [Moment], new: &Moment, host: &Host) -> bool {
    for known in moments {
        let same_day = known.day.dates == new.day.dates && known.day.only == new.day.only;
        // What nobody says, or no one understands, contradicts nothing.
        let is_open = |place: Place| matches!(place, Place::Own | UNCLEAR);
        let one_place = known.place == new.place || is_open(known.place) || is_open(new.place);
        let same_time = same_day && known.hour.at == new.hour.at && one_place;
        let both = known.instant(host).filter(|_| known.place != Place::Own && new.place != Place::Own);
        let goes_on = same_day && one_place && known.hour.first && new.hour.first && known.hour.until.is_some();
        if same_time || (both.is_some() && both == new.instant(host)) || goes_on {
            if known.place == Place::Own || (known.place == UNCLEAR && new.place != Place::Own) {
                known.place = new.place;
            }
            known.hour.until = known.hour.until.max(new.hour.until);
            if new.hour.at < known.hour.at && goes_on {
                known.hour.at = new.hour.at;
            }
            return true;
        }
    }
    false
}

/// A minute of the day as `HH:MM`.
fn clock(minute: i32) -> String {
    (LocalDateTime::EPOCH + minute).clock()
}

/// What a title says of job and company: a part that is a job, and a part that the company's addresses or the text confirm.
pub(super) fn from_title(event: &mut InvitationEvent, domain: &str) {
    let Some(title) = event.title.clone() else { return };
    let mut rest = title.as_bytes();
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| b"/|:()<>".contains(byte) || *byte >= 0xE2).unwrap_or(rest.len());
        let part = slice(rest, 0, end).trim_ascii();
        rest = from(rest, end + 1);
        let mut behind = part;
        let (mut talks, mut works, mut is_talk) = (false, false, false);
        let mut at = 0;
        for word in part.split(|byte| *byte == b' ') {
            let what = kind(word).0;
            at += word.len() + 1;
            is_talk |= matches!(what, TALK | HIRING | WHO) || begins(word, b"interv");
            works |= what == WORK;
            if matches!(what, WITH | WHERE) || same(word, b"at") {
                behind = from(part, at);
                talks = is_talk;
            }
        }
        let capital = part.first().is_some_and(u8::is_ascii_uppercase);
        if works && !is_talk && capital && event.job.is_none() {
            event.job = Some(Offered { value: text(part), ticked: false });
        }
        let of_domain = domain.len() > 2 && begins(behind, domain.as_bytes());
        let shared = |person: &InvitationPerson| {
            person
                .name
                .as_deref()
                .is_some_and(|name| words(name).any(|word| begins(behind, word) || same_word(word, behind)))
        };
        let named_other = talks
            && !event.people.is_empty()
            && !event.people.iter().any(shared)
            && kind(behind).0 == UNKNOWN
            && !behind.contains(&b' ');
        if (of_domain || named_other) && event.company.is_none() && (1..=60).contains(&behind.len()) {
            event.company = Some(Offered { value: text(behind), ticked: false });
        }
    }
}
