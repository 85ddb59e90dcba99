import { placeFacts, type WhySupport } from "../why.ts";
import { readingOf } from "./model.ts";
import type { WorkflowDocument } from "./nodes.ts";
import type { StepReading, WorkflowReading } from "./readings.ts";

/** What is known of a step. */
export const workflowWhy: WhySupport<WorkflowDocument, WorkflowReading, StepReading> = {
  subject(document, isThere) {
    const steps = readingOf(document).jobs.flatMap((job) => job.steps);
    const step = steps.find(({ span }) => isThere(span));
    return step && { name: step.place.owner?.label ?? "step", span: step.span, node: step };
  },
  facts: ({ place, environment }) => placeFacts(place, environment),
};
