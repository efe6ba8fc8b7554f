// How the site's pages are written down.

/** A text as it stands in a page or in an attribute. */
export const escape = (text) => String(text).replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** Markup with its texts escaped; what is itself markup comes as a list, or as `{ html }`. */
export const html = (strings, ...values) => {
  const write = (value) => (Array.isArray(value) ? value.map(write).join("") : value === null || value === undefined || value === false ? "" : value.html === undefined ? escape(value) : value.html);
  return { html: strings.reduce((all, text, index) => all + text + (index < values.length ? write(values[index]) : ""), "") };
};
