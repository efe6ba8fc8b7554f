// Types of the module that registers the element: what a page may then expect of the document.
import type { InterviewConnect, InterviewConnectEventMap } from "./element.js";

declare global {
  interface HTMLElementTagNameMap {
    "interview-connect": InterviewConnect;
  }
  // Events rise from the element through the whole page.
  interface DocumentEventMap extends InterviewConnectEventMap {}
}
