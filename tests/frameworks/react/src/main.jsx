// A page around the snippet of EMBEDDING.md: it changes what the checklist is told, takes it away and brings it back.
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import { InterviewConnect } from "interview-connect/react";
import { first, second } from "../../told.js";
import { Checklist } from "./Checklist.jsx";

function Page() {
  const [isShown, setShown] = useState(true);
  const [isLater, setLater] = useState(false);
  return (
    <>
      {/* Another object at each drawing, as a page may well give it. */}
      {isShown && <Checklist stage={isLater ? "rejected" : "after"} situation={{ ...(isLater ? second : first) }} />}
      <InterviewConnect id="other" className="wide" noteLimit={200} persist="mine" hidden={false} />
      <button id="change" onClick={() => setLater(true)}>Change</button>
      <button id="toggle" onClick={() => setShown(!isShown)}>Toggle</button>
    </>
  );
}

createRoot(document.querySelector("#app")).render(<StrictMode><Page /></StrictMode>);
