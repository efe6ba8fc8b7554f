// The element without WebAssembly: importing this registers <interview-connect>, as importing ../define.js does.
import { InterviewConnect } from "../element.js";

InterviewConnect.define();

export { InterviewConnect };
