// What a reader of invitations gives, carried to the widget as one text, which takes less room there than objects do; and what
// is dropped on its panel.
import { ownZone } from "zones";

/** No character of a text of ours, since all like it become spaces; and one between several offers. */
const BETWEEN = "\x1f";
const OR = "\x1e";
const CONTROLS = /[\0-\x1d\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+/g;

/** At most so many events are offered, those nearest to now, and so many people of each. */
const MOST_EVENTS = 20;
const MOST_PEOPLE = 100;

/** A longer passage is no place to look at, but a whole part of a mail. */
const LONGEST_QUOTE = 120;

/**
 * Reads an invitation; empty where that cannot be done. Of what goes wrong nothing is said: it may quote the invitation.
 * @param {Function} reader
 * @param {string | ArrayBuffer} content
 * @param {string} now
 * @param {string} you
 * @param {string} answers for each its event, what was asked, and the answer
 */
export const readInvitation = (reader, content, now, you, answers) => {
  const fields = [];
  const put = (...values) => values.forEach((value) => fields.push(value === true ? "1" : String(value || "").replace(CONTROLS, " ").trim()));
  try {
    const said = answers.split(BETWEEN);
    const asked = { now, you, answers: [] };
    while (said.length > 2) {
      const [event, field, value] = said.splice(0, 3);
      // Nobody is none of those who were offered.
      asked.answers.push({ event: Number(event), field, value: value === "-" ? "" : value });
    }
    const { events, questions } = reader(content, asked);
    const text = typeof content === "string" ? content : new TextDecoder().decode(content);
    const isEntry = text.includes("BEGIN:VEVENT");
    const at = ({ start, date }) => start || date || "";
    const when = (event) => Date.parse(at(event)) || 0;
    const away = (event) => Math.abs(when(event) - Date.parse(now));
    const ahead = events.map((event, place) => ({ ...event, place })).filter(({ cancelled }) => !cancelled);
    const nearest = ahead.sort((one, other) => away(one) - away(other)).slice(0, MOST_EVENTS);
    const offered = nearest.sort((one, other) => when(one) - when(other));
    const guests = offered.flatMap(({ people }, event) => people.slice(0, MOST_PEOPLE).map((guest) => ({ ...guest, event })));
    put(events.length, offered.length, guests.length);
    for (const event of offered) {
      const quote = (wanted) => {
        const { start, end } = event.found?.find(({ field }) => field === wanted) ?? {};
        return end - start <= LONGEST_QUOTE ? text.slice(start, end) : "";
      };
      const { company, job, title } = event;
      put(at(event), event.startThere, event.zone, event.clockAhead, event.minutes, event.repeats, title);
      put(company?.value, company?.ticked, job?.value, job?.ticked);
      // What stands in a calendar's entry is not for people to read: its title says where to look.
      put(...(isEntry ? [title, "", ""] : ["start", "company", "job"].map(quote)), event.place);
    }
    for (const { event, name, role, organizer, ticked } of guests) put(event, name, role, organizer, ticked);
    for (const { event, field, offers } of questions) {
      const own = ownZone();
      const all = field === "zone" ? [own, ...offers.filter((offer) => offer !== own)] : offers;
      const place = offered.findIndex((one) => one.place === event);
      if (place >= 0) put(place, field, all.join(OR));
    }
  } catch {
    return "";
  }
  return fields.join(BETWEEN);
};

/**
 * What is dropped, a file or a text. Of something that is only held above it, says that it would be copied: otherwise some mail
 * programs take a mail for moved, and throw theirs away.
 * @param {DragEvent} event
 */
export const dropped = (event) => {
  const { type, dataTransfer } = event;
  event.preventDefault();
  if (!dataTransfer) return undefined;
  if (type === "drop") return dataTransfer.files[0] ?? dataTransfer.getData("text/plain");
  dataTransfer.dropEffect = "copy";
  return undefined;
};
