/*
 * What anybody may write who opens an issue or a pull request, or comments on one: titles, texts, names of branches, and
 * what commits say. Source: "Script injections" in GitHub's documentation and "Keeping your GitHub Actions and workflows
 * secure" by GitHub Security Lab. A star stands for any name or number.
 */

/** By events that have the property, in the `github` context. */
const ofEvents: readonly (readonly [properties: string, events: string])[] = [
  [
    "head_ref event.pull_request.title event.pull_request.body event.pull_request.head.ref event.pull_request.head.label " +
      "event.pull_request.head.repo.default_branch",
    "pull_request pull_request_target pull_request_review pull_request_review_comment",
  ],
  ["event.issue.title event.issue.body", "issues issue_comment"],
  ["event.comment.body", "issue_comment pull_request_review_comment discussion_comment"],
  ["event.review.body", "pull_request_review"],
  ["event.review_comment.body", "pull_request_review_comment"],
  ["event.discussion.title event.discussion.body", "discussion discussion_comment"],
  ["event.pages.*.page_name", "gollum"],
  [
    "event.commits.*.message event.commits.*.author.email event.commits.*.author.name event.head_commit.message " +
      "event.head_commit.author.email event.head_commit.author.name",
    "push",
  ],
  [
    "event.workflow_run.head_branch event.workflow_run.display_title event.workflow_run.head_commit.message " +
      "event.workflow_run.head_commit.author.email event.workflow_run.head_commit.author.name",
    "workflow_run",
  ],
];

const eventsByProperty: ReadonlyMap<string, readonly string[]> = new Map(
  ofEvents.flatMap(([properties, events]) =>
    properties.split(" ").map((property) => [`github.${property}`, events.split(" ")] as const),
  ),
);

/** The events in which strangers decide what a property says; undefined for one that they do not write. */
export function eventsWithUntrusted(property: string): readonly string[] | undefined {
  return eventsByProperty.get(property.toLowerCase());
}

/** Events that strangers cause, and that run with the secrets of the repository. */
export const privilegedEvents: ReadonlySet<string> = new Set([
  "discussion",
  "discussion_comment",
  "issue_comment",
  "issues",
  "pull_request_target",
  "workflow_run",
]);
