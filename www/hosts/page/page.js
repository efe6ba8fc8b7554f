// Starts the widget on the page from disk, when that is about to be drawn for the first time: a document from disk that asks
// Chromium (156) for its storage any earlier may be handed an empty one, where nothing is kept however well it seems to work.
import { InterviewConnect } from "../../element.js";
import { readInvitation } from "../../invitation.js";

InterviewConnect.addReader(readInvitation);

const start = () => {
  drawing.disconnect();
  InterviewConnect.define();
};
const drawing = new ResizeObserver(start);
drawing.observe(document.documentElement);
// What is out of sight is not drawn.
setTimeout(start, 1_000);
