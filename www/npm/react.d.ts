// Types of the element as a React component, and of the element itself in JSX.
import type { ClassAttributes, ForwardRefExoticComponent, HTMLAttributes, RefAttributes } from "react";
import type { GivenSituation, InterviewConnect as InterviewConnectElement, InterviewConnectEventMap } from "./element.js";
import "./define.js";

export type { InterviewConnectElement };

interface Given {
  stage?: InterviewConnectElement["stage"] | undefined;
  posture?: InterviewConnectElement["posture"] | undefined;
  theme?: InterviewConnectElement["theme"] | undefined;
  loading?: InterviewConnectElement["loading"] | undefined;
  /** A text tells several elements of one site apart. */
  persist?: boolean | string | undefined;
}

export interface InterviewConnectProps extends Given, HTMLAttributes<InterviewConnectElement> {
  noteLimit?: number | null | undefined;
  situation?: GivenSituation | null | undefined;
  onReady?: ((event: InterviewConnectEventMap["interview-connect-ready"]) => void) | undefined;
  onAdvice?: ((event: InterviewConnectEventMap["interview-connect-advice"]) => void) | undefined;
  onCopied?: ((event: InterviewConnectEventMap["interview-connect-copied"]) => void) | undefined;
  onFailed?: ((event: InterviewConnectEventMap["interview-connect-failed"]) => void) | undefined;
}

/** Registers the element and draws it; a `ref` is the element. */
export const InterviewConnect: ForwardRefExoticComponent<InterviewConnectProps & RefAttributes<InterviewConnectElement>>;

/** The events as React 19 takes them, such as `oninterview-connect-advice`. */
type Handlers = { [Name in keyof InterviewConnectEventMap as `on${Name}`]?: ((event: InterviewConnectEventMap[Name]) => void) | undefined };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "interview-connect": Given & Handlers & HTMLAttributes<InterviewConnectElement> & ClassAttributes<InterviewConnectElement> & {
        class?: string | undefined;
        "note-limit"?: number | undefined;
        /** React 19 sets it as the property; React 18 cannot. */
        situation?: GivenSituation | null | undefined;
      };
    }
  }
}
