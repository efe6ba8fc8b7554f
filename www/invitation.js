// The reader of invitations, with its own WebAssembly: calendar files, mails and pasted texts become plain data.
import { answer, readInvitation as read, start } from "invitation-start";
import { accepted, problem } from "invitation-words";
import { ownZone, offsetAt } from "zones";

/** What the reader throws when it is called with something that cannot be used: each fault names the field. */
export class InvitationError extends Error {
  /** @param {{ path: string, problem: string, accepted: string }[]} faults */
  constructor(faults) {
    super(faults.map(({ path, problem, accepted }) => `${path} ${problem} (${accepted})`).join("; "));
    this.name = "InvitationError";
    this.faults = faults;
  }
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value) => typeof value === "string";
const isPlace = (value) => Number.isInteger(value) && value >= 0 && value < 2 ** 32;

const bytesOf = (content) => {
  if (isText(content)) return new TextEncoder().encode(content);
  if (ArrayBuffer.isView(content)) return new Uint8Array(content.buffer, content.byteOffset, content.byteLength);
  // Made in another frame, it is of another class.
  return Object.prototype.toString.call(content) === "[object ArrayBuffer]" ? new Uint8Array(content) : null;
};

/** The page's own may be replaced later. */
const { parse } = JSON;

let started = false;

/**
 * Reads what an invitation says, and what has to be asked before it can be used.
 * @param {string | ArrayBuffer | ArrayBufferView} content
 * @param {{ now: string, zone?: string, you?: string, answers?: { event: number, field: string, value: string }[] }} options
 */
export const readInvitation = (content, options) => {
  const faults = [];
  const fault = (path, what, right) => faults.push({ path, problem: problem[what], accepted: accepted[right] });
  const refuse = () => {
    if (faults.length > 0) throw new InvitationError(faults);
  };

  const bytes = bytesOf(content);
  if (!bytes) fault("invitation", "type", "invitation");
  if (!isObject(options)) fault("options", "type", "reading");
  const { now, zone, you, answers } = isObject(options) ? options : { now: "" };
  if (now === undefined || now === null) fault("now", "missing", "time");
  else if (!isText(now)) fault("now", "type", "time");
  const place = zone ?? ownZone();
  if (!isText(place)) fault("zone", "type", "zone");
  else if (Number.isNaN(offsetAt(place, 0))) fault("zone", "unknown", "zone");
  if (!isText(you ?? "")) fault("you", "type", "name");
  if (!Array.isArray(answers ?? [])) fault("answers", "type", "answers");
  else {
    (answers ?? []).forEach((given, place) => {
      const fits = isObject(given) && isPlace(given.event) && isText(given.field) && isText(given.value);
      if (!fits) fault(`answers[${place}]`, "type", "answer");
    });
  }
  refuse();

  if (!started) {
    start();
    started = true;
  }
  (answers ?? []).forEach(({ event, field, value }, place) => {
    if (!answer(event, field, value)) fault(`answers[${place}].field`, "unknown", "answer");
  });
  const said = read(bytes, now, place, you ?? "");
  if (/^\d/.test(said)) fault(`answers[${said}].value`, "unknown", "answer");
  else if (!said.startsWith("{")) fault("now", said, "time");
  refuse();
  return parse(said);
};
