import type { PlaceView } from "../../src/browser/place-view.ts";
import type { About, FileView, FixChoice, Project } from "../../src/browser/workbench.ts";

// What the page asks of the worker, and what it gets.

export interface Questions {
  about: undefined;
  check: { readonly project: Project };
  place: { readonly project: Project; readonly path: string; readonly line: number };
  fixOne: { readonly project: Project; readonly choice: FixChoice };
  fixAll: { readonly project: Project; readonly path: string };
}

export interface Answers {
  about: About;
  check: readonly FileView[];
  place: PlaceView | undefined;
  fixOne: { readonly text: string } | { readonly refused: string };
  fixAll: string;
}

export type Subject = keyof Questions;

export interface Question<S extends Subject = Subject> {
  readonly id: number;
  readonly about: S;
  readonly what: Questions[S];
}

export interface Answer {
  readonly id: number;
  readonly what?: Answers[Subject];
  /** Why there is no answer: a fault of ours. */
  readonly fault?: string;
}
