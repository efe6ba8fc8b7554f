// Runs in the measured pages: the same situation and the same changes for each of them, in each one's own controls.
(() => {
  // The same afternoon for all, so that they show the same.
  const afternoon = new Date(2026, 2, 11, 15, 0).getTime();
  globalThis.Date = class extends Date {
    constructor(...parts) {
      if (parts.length > 0) super(...parts);
      else super(afternoon);
    }
    static now() {
      return afternoon;
    }
  };

  const situation = (people) => ({
    now: "2026-03-11T15:00",
    stage: "after",
    interviewAt: "2026-03-10T14:00",
    decisionOn: "2026-03-24",
    companyNorm: "neutral",
    comfort: "confident",
    company: "Northwind",
    job: "Data Analyst",
    you: "Sam",
    interviewers: Array.from({ length: people }, (_, index) => ({
      name: `Dana ${index + 1}`,
      role: "hiringManager",
      relationship: "stranger",
      contact: "substantial",
      rapport: "good",
      topic: "the depot forecasts",
      invitedYou: false,
      referredYou: false,
      activeOnline: true,
      request: "none",
    })),
  });

  const element = (name) => {
    const host = () => document.querySelector(name);
    const find = (selector) => host().shadowRoot.querySelector(selector);
    return {
      give: (given) => (host().situation = given),
      // All questions stand open, as a form shows them, whatever folds they are in.
      open: () => host().shadowRoot.querySelectorAll(".now details:not([open]) > summary").forEach((summary) => summary.click()),
      answer: (field, value) => find(`[id$="${field}-1-${value}"]`),
      field: (field) => find(`[id$="${field}-1"]`),
      headline: () => find(".headline"),
    };
  };

  const pages = {
    ours: element("interview-connect"),
    german: element("interview-connect"),
    nowasm: element("interview-connect"),
    twin: element("preact-twin"),
    survey: {
      give: (given) => globalThis.show(given),
      open: () => {},
      answer: (field, value) => document.querySelector(`[data-name="person-${field}"] input[value="${value}"]`),
      headline: () => document.querySelector("#headline"),
    },
  };

  const headlineOf = (page) => page.headline().textContent;

  /** Waits until the page says something else, and until all that was put off to a microtask is done. */
  const changed = async (page, before) => {
    for (let turns = 0; headlineOf(page) === before; turns += 1) {
      if (turns < 100) await null;
      else if (turns < 200) await new Promise(requestAnimationFrame);
      else throw new Error(`the page still says: ${before}`);
    }
    for (let turns = 0; turns < 3; turns += 1) await null;
  };

  // Lets the page draw and finish what it put off; a timer would be held back more and more.
  const breath = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });

  globalThis.driver = {
    /** Shows the plan of so many people. */
    give: async (name, people = 1) => {
      const page = pages[name];
      page.give(situation(people));
      for (let turns = 0; turns < 10; turns += 1) await null;
    },

    open: async (name) => {
      pages[name].open();
      await breath();
    },

    /** Changes how the talk felt, so many times; how long each took until the page gave the new advice, in milliseconds. */
    change: async (name, count) => {
      const page = pages[name];
      const times = [];
      for (let index = 0; index < count; index += 1) {
        const control = page.answer("rapport", index % 2 === 0 ? "mixed" : "good");
        const before = headlineOf(page);
        const from = performance.now();
        control.click();
        await changed(page, before);
        times.push(performance.now() - from);
        await breath();
      }
      return times;
    },

    /** Types into a name; how long each letter took until the page was laid out anew. */
    type: async (name, count) => {
      const page = pages[name];
      const times = [];
      for (let index = 0; index < count; index += 1) {
        const field = page.field("name");
        const before = headlineOf(page);
        field.value += "a";
        const from = performance.now();
        field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
        await changed(page, before);
        field.getBoundingClientRect();
        times.push(performance.now() - from);
        await breath();
      }
      return times;
    },

    headline: (name) => headlineOf(pages[name]),
    situation,
  };
})();
