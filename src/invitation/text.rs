//! What a text says of an interview: its moment, who will be met, the company and the job.

use super::bytes::{begins, cut, find, from, same, same_word, slice, text};
use super::model::{Around, Asked, InvitationEvent, InvitationPerson, InvitationQuestion, Offered};
use super::moments::{Day, Hour};
use super::names::{FILLERS, Said};
use super::people::{role, scrubbed, words};

use super::tokens::{ADDRESS, LINE, NONE, NUMBER, Tokens, tokens};
use super::zone::{Host, Place, UNCLEAR, offers};
use crate::basics::civil::LocalDateTime;
use crate::knowledge::invitation::*;
use crate::model::situation::Role;

/// No more of a text's days and times are looked at: pairing them takes the square of it.
const MOST: usize = 100;
/// No single talk takes so many minutes.
const LONG: i32 = 7 * 60;
/// So many tokens away a day still belongs to a time, a line break counting as several.
const NEAR: usize = 70;
const LINE_BREAK: usize = 8;

/// The text before what programs add: a rule of strokes, behind which a meeting's link and numbers stand, or a quoted mail.
fn own_part(whole: &[u8]) -> &[u8] {
    let mut end = whole.len();
    for rule in [&b"__________"[..], b"-::~:~::"] {
        end = end.min(find(whole, rule).unwrap_or(end));
    }
    slice(whole, 0, end)
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
