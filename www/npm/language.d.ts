// Types of a language's words.
import type { Language } from "../core.js";

declare const language: Language;
export default language;
