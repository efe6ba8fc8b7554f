// Gives the element the reader of invitations, or leaves it where the element will look for it.
import { readInvitation } from "./invitation.js";

const element = customElements.get("interview-connect");
if (element?.addReader) element.addReader(readInvitation);
else (globalThis.interviewConnectReaders ??= []).push(readInvitation);
