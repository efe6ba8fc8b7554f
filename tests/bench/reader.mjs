// Measures the reader of invitations: how long a calendar file takes that is as large as the largest that people were seen to send.
import { readFile } from "node:fs/promises";
import { readInvitation } from "../../dist/npm/invitation.js";

const LENGTH = 300_000;
const HERE = { now: "2026-03-02T09:00", zone: "Europe/Berlin" };

/** How long each of so many readings took, in milliseconds. */
export const measureReader = async (rounds) => {
  const sample = await readFile(new URL("../invitations/01-google-meet.ics", import.meta.url), "utf8");
  const [event] = sample.match(/BEGIN:VEVENT[\s\S]*?END:VEVENT\r?\n/);
  const large = sample.replace(event, event.repeat(Math.ceil(LENGTH / event.length)));
  return Array.from({ length: rounds }, () => {
    const from = performance.now();
    readInvitation(large, HERE);
    return performance.now() - from;
  });
};
