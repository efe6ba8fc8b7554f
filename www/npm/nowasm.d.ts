// Types of the module that registers the element without WebAssembly: those of the element, and of the page that has it.
import "./define.js";

export { InterviewConnect } from "./element.js";
