// The component straight in a page that only the server draws.
import { InterviewConnect } from "interview-connect/react";

export default function Page() {
  return (
    <InterviewConnect id="other" className="wide" noteLimit={200} persist="mine">
      <p>This checklist needs JavaScript.</p>
    </InterviewConnect>
  );
}
