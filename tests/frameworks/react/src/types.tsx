// What TypeScript knows of the component and of the element in JSX: compiles only if the types say what they should.
import { useRef } from "react";
import { InterviewConnect, type InterviewConnectElement } from "interview-connect/react";

export function Typed() {
  const checklist = useRef<InterviewConnectElement>(null);
  return (
    <>
      <InterviewConnect
        ref={checklist}
        className="wide"
        stage="after"
        noteLimit={200}
        persist="mine"
        situation={{ interviewers: [{ name: "Dana" }] }}
        onReady={() => checklist.current?.exportState()}
        onAdvice={({ detail }) => console.log(detail.people[0]?.verdict)}
        onFailed={({ detail }) => console.log(detail.cause)}
      >
        <p>Fallback</p>
      </InterviewConnect>
      {/* @ts-expect-error No such stage. */}
      <InterviewConnect stage="hired" />
      {/* @ts-expect-error No such event. */}
      <InterviewConnect onAnswer={() => {}} />
      <interview-connect stage="after" note-limit={200} persist oninterview-connect-advice={({ detail }) => console.log(detail.stage)} />
      {/* @ts-expect-error No such theme. */}
      <interview-connect theme="pink" />
    </>
  );
}
