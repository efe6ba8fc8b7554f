// How a script brings a language.

/**
 * A script that gives the element a language, or leaves it where the element will look for it.
 * @param {string} pack the language as an object in JavaScript
 * @returns {string}
 */
export const bringing = (pack) =>
  `(pack=>{const element=customElements.get("interview-connect");element?.addLanguage?element.addLanguage(pack):(globalThis.interviewConnectLanguages??=[]).push(pack)})(${pack});`;
