import { placeAt } from "../../src/browser/place-view.ts";
import { about, check, fixAll, fixOne } from "../../src/browser/workbench.ts";
import type { Answer, Answers, Question, Questions, Subject } from "./protocol.ts";

// The engine, beside the page, so that typing never waits for it.

const answers: { readonly [S in Subject]: (what: Questions[S]) => Promise<Answers[S]> } = {
  about: async () => about(),
  check: ({ project }) => check(project),
  place: ({ project, path, line }) => placeAt(project, path, line),
  fixOne: ({ project, choice }) => fixOne(project, choice),
  fixAll: ({ project, path }) => fixAll(project, path),
};

addEventListener("message", async ({ data }: MessageEvent<Question>) => {
  postMessage(await answer(data));
});

async function answer({ id, about: subject, what }: Question): Promise<Answer> {
  try {
    const find = answers[subject] as (what: Questions[Subject]) => Promise<Answers[Subject]>;
    return { id, what: await find(what) };
  } catch (error) {
    return { id, fault: String(error) };
  }
}
