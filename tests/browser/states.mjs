// The states that the widget may be in, for tests that look at all of them: each is brought about on an open page.
import { show } from "./user.mjs";

const dana = { id: "1", name: "Dana Okafor", role: "hiringManager", rapport: "good", contact: "substantial", topic: "moving the depot forecasts off spreadsheets" };
const panel = [dana, { id: "2", name: "Luis Prado", role: "teamMember", rapport: "mixed" }, { id: "3", name: "Mira Voss", role: "recruiter", contact: "brief" }];
const held = { stage: "after", interviewAt: "2026-03-10T14:00", company: "Fernhill Logistics", job: "Data Analyst", you: "Sam Ekström" };

export const unfoldAll = async (page) => {
  // Each click may bring further sections, also in a place that a narrow page does not show.
  for (let closed = page.locator("details:not([open]) > summary"); await closed.count(); ) await closed.first().evaluate((summary) => summary.click());
};

/** The ways to the places of a narrow page; none where all stand side by side. */
const ways = (page) => page.locator(".place:visible");

/** Goes to a place, where the page is so narrow that it has to be gone to. */
const go = async (page, place) => {
  const way = ways(page).filter({ hasText: place });
  if (await way.count()) await way.click();
};

/** Looks at every place that can be gone to, or at the page as it is where there is none. */
export const inEachPlace = async (page, look) => {
  await look();
  for (let place = 1; place < (await ways(page).count()); place += 1) {
    await ways(page).nth(place).click();
    await look();
  }
};

/** Two events of a calendar: with a series, other clocks, somebody whose name is not given, and a very long title. */
const event = (lines) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"];
const invitation = [
  "BEGIN:VCALENDAR",
  ...event(["UID:1", "DTSTART;TZID=America/New_York:20260310T090000", "DURATION:PT45M", "SUMMARY:Phone screen", "ORGANIZER;CN=Dana Okafor:mailto:dana@fernhill.example", "ATTENDEE;CN=Dana Okafor:mailto:dana@fernhill.example"]),
  ...event(["UID:2", "DTSTART;TZID=Pacific/Auckland:20260319T090000", "DURATION:PT3H", "RRULE:FREQ=WEEKLY", `SUMMARY:${"Onsite".repeat(12)}`, "DESCRIPTION:Company: Fernhill", "ORGANIZER;CN=Dana Okafor:mailto:dana@fernhill.example", "ATTENDEE;CN=Luis Prado:mailto:luis@fernhill.example", "ATTENDEE:mailto:m.voss@fernhill.example"]),
  "END:VCALENDAR",
].join("\r\n");

const vague = "Your interview with Casey Lin is on 03/04/2026 at 10:00 IST.";
const empty = "We will be in touch, and look forward to meeting you soon.";

/** What the page shows of these invitations in their own words, places that they may mean among them. */
export const given = [empty, "Phone screen", "Onsite".repeat(12), "Fernhill", "Dana Okafor", "Luis Prado", "Casey Lin", "New York", "Auckland", "Kolkata", "Dublin", "Jerusalem"];

const preview = async (page, text) => {
  await page.getByRole("button", { name: "Use your invitation" }).first().click();
  await page.getByLabel("Text of the invitation").fill(text);
  await page.locator(".invitation .items").first().waitFor({ state: "attached" });
};

/** Every state: how it comes about. Controls are found by a part of what they say, so that other words may stand around it. */
export const states = {
  "nothing entered": async () => {},
  "before, one interviewer": (page) => show(page, { stage: "before", interviewAt: "2026-03-13T10:00", interviewers: [{ id: "1" }] }),
  "before, known": (page) => show(page, { stage: "before", interviewAt: "2026-03-13T10:00", comfort: "confident", interviewers: [{ ...dana, relationship: "known" }] }),
  "before, and its date has passed": (page) => show(page, { stage: "before", interviewAt: "2026-03-10T14:00", interviewers: [dana] }),
  "between rounds": (page) => show(page, { ...held, stage: "between", nextInterviewAt: "2026-03-18T09:30", interviewers: [dana, { id: "2", round: "next" }] }),
  "after, a panel": (page) => show(page, { ...held, interviewers: panel }),
  "after, everything unfolded": async (page) => {
    await show(page, { ...held, interviewers: panel });
    await unfoldAll(page);
  },
  "after, through an agency in another zone": async (page) => {
    const daysOff = ["2026-03-17", "2026-03-18"];
    const panel = [{ ...dana, agreed: true, metAt: "2026-03-09T10:00" }, { id: "2", reach: "recruiter", clockAhead: -300 }];
    await show(page, { ...held, arrangedBy: "agency", clockAhead: 330, workingWeek: "sunThu", daysOff, interviewers: panel });
    await unfoldAll(page);
  },
  "nothing left to ask but what seldom matters": async (page) => {
    const passed = [...["arrangedBy", "comfort", "companyNorm"].map((field) => ({ field })), { field: "request", person: "1" }];
    await show(page, { ...held, interviewers: [dana] }, { passed, folds: [{ fold: "more", open: true }] });
  },
  "they asked": (page) => show(page, { ...held, interviewers: [{ ...dana, request: "theirs" }] }),
  "request pending": (page) => show(page, { ...held, interviewers: [{ ...dana, request: "pending", requestSentOn: "2026-03-11" }] }),
  "request overdue": (page) => show(page, { ...held, interviewAt: "2026-02-10T14:00", interviewers: [{ ...dana, request: "pending", requestSentOn: "2026-02-12" }] }),
  "connected": (page) => show(page, { ...held, interviewers: [{ ...dana, request: "accepted" }] }),
  "declined": (page) => show(page, { ...held, interviewers: [{ ...dana, request: "declined" }] }),
  "offer": (page) => show(page, { ...held, stage: "offer", decisionOn: "2026-03-11", interviewers: [dana] }),
  "rejected": (page) => show(page, { ...held, stage: "rejected", decisionOn: "2026-03-01", interviewers: [dana] }),
  "ended otherwise": (page) => show(page, { ...held, stage: "closed", interviewers: [{ id: "1", contact: "none" }] }),
  "fifty interviewers": async (page) => {
    await show(page, { ...held, interviewers: Array.from({ length: 50 }, (_, index) => ({ name: `Person ${index}`, rapport: ["good", "mixed", "poor"][index % 3] })) });
    await page.locator("summary", { hasText: "All 50 interviewers" }).click();
  },
  "an answer supposed": async (page) => {
    await show(page, { ...held, interviewers: [dana] });
    await go(page, "Why");
    await page.getByRole("button", { name: /What if/ }).first().click();
  },
  "something recorded": async (page) => {
    await show(page, { ...held, interviewers: [dana] });
    // Where the words run the other way, marks that nobody sees set the name apart.
    await page.getByRole("button", { name: /I thanked .?Dana Okafor.? by email/ }).first().click();
  },
  "asked before starting over": async (page) => {
    await show(page, { ...held, interviewers: [dana] }, { folds: [{ fold: "plans", open: true }] });
    await page.getByRole("button", { name: "Start this plan over" }).click();
  },
  "a note too long": async (page) => {
    await show(page, { ...held, interviewers: [dana] });
    await go(page, "Message");
    await page.getByRole("button", { name: "Note with the request" }).click();
    await page.getByLabel("Your text").fill("x".repeat(240));
  },
  "own words to mend": async (page) => {
    await show(page, { ...held, interviewers: [dana] });
    await go(page, "Message");
    await page.getByLabel("Your text").fill("Hello [name], PLEASE let me know by Friday whether I got the job!!!");
    await unfoldAll(page);
  },
  "own words outdated": async (page) => {
    await show(page, { ...held, interviewers: [dana] });
    await go(page, "Message");
    await page.getByLabel("Your text").fill("My own words.");
    await go(page, "Answer");
    await page.getByLabel("Name of interviewer 1").fill("Dana O.");
  },
  "a date that cannot be": async (page) => {
    await show(page, { ...held, interviewers: [dana] }, { folds: [{ fold: "everything", open: true }] });
    await page.getByLabel("How many requests with a note").fill("5000");
    await page.keyboard.press("Tab");
    await page.locator(".fault").waitFor();
  },
  "an invitation asked for": async (page) => {
    await page.getByRole("button", { name: "Use your invitation" }).first().click();
  },
  "nothing found in an invitation": async (page) => {
    await page.getByRole("button", { name: "Use your invitation" }).first().click();
    await page.getByLabel("Text of the invitation").fill(empty);
    await page.locator(".invitation .fault").waitFor();
  },
  "what an invitation says": (page) => preview(page, invitation),
  "what an invitation leaves open": (page) => preview(page, vague),
  "what an invitation says instead": async (page) => {
    await show(page, { ...held, stage: "between", nextInterviewAt: "2026-03-18T09:30", interviewers: [dana] });
    await preview(page, invitation);
  },
  "two plans": async (page) => {
    await show(page, { ...held, interviewers: [dana] }, { folds: [{ fold: "plans", open: true }] });
    await page.getByRole("button", { name: "Start another plan" }).click();
  },
};
