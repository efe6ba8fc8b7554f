// Registers <interview-connect>: importing this module is enough.
import { InterviewConnect } from "./element.js";

InterviewConnect.define();
