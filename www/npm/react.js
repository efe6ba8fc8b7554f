"use client";
// The element as a React component, for React 18 and later: what is data is set as a property, events are heard by handlers,
// and a server writes the attributes and what stands between the tags.
import { createElement, forwardRef, useEffect, useImperativeHandle, useLayoutEffect, useRef } from "react";
import "./define.js";

/** Before the page is drawn; a server draws nothing, and React 18 would complain there. */
const useSooner = typeof document === "undefined" ? useEffect : useLayoutEffect;

/** The handlers by the last part of their event's name. */
const HANDLERS = { ready: "onReady", advice: "onAdvice", copied: "onCopied", failed: "onFailed" };

export const InterviewConnect = forwardRef(({ situation, noteLimit, persist, hidden, className, onReady, onAdvice, onCopied, onFailed, ...others }, ref) => {
  const element = useRef(null);
  const handlers = useRef(null);
  useImperativeHandle(ref, () => element.current, []);
  useSooner(() => {
    handlers.current = { onReady, onAdvice, onCopied, onFailed };
  });
  useSooner(() => {
    const node = element.current;
    const heard = Object.entries(HANDLERS).map(([name, handler]) => [`interview-connect-${name}`, (event) => handlers.current[handler]?.(event)]);
    for (const [name, listener] of heard) node.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of heard) node.removeEventListener(name, listener);
    };
  }, []);
  useSooner(() => {
    if (situation !== undefined) element.current.situation = situation;
  });
  return createElement("interview-connect", {
    ...others,
    ref: element,
    class: className,
    "note-limit": noteLimit ?? undefined,
    // React 18 writes what is false as an attribute that says so.
    persist: persist || undefined,
    hidden: hidden || undefined,
  });
});
InterviewConnect.displayName = "InterviewConnect";
