// Starts the reader of invitations as plain JavaScript, as www/start-nowasm.js does it for the widget.
export { answer, readInvitation } from "invitation-glue";
export { start } from "invitation-nowasm";
