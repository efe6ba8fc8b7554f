"use client";
// A page around the snippet of EMBEDDING.md: it changes what the checklist is told, takes it away and brings it back.
import { useState } from "react";
import { first, second } from "../../told.js";
import { Checklist } from "./Checklist.jsx";

export default function Page() {
  const [isShown, setShown] = useState(true);
  const [isLater, setLater] = useState(false);
  return (
    <main>
      {isShown && <Checklist stage={isLater ? "rejected" : "after"} situation={isLater ? second : first} />}
      <button id="change" onClick={() => setLater(true)}>Change</button>
      <button id="toggle" onClick={() => setShown(!isShown)}>Toggle</button>
    </main>
  );
}
