import { version } from "../version.ts";

/** A workflow of GitHub that annotates pull requests, and needs no action of ours. */
export function workflowText(): string {
  return `name: Plimsoll
on:
  push:
    branches: [main]
  pull_request:
permissions:
  contents: read
jobs:
  plimsoll:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v6
        with:
          persist-credentials: false
      - uses: actions/setup-node@v6
        with:
          node-version: 24
      - run: npx --yes plimsoll@${version()} --format github --format markdown=summary.md
      - if: always()
        run: cat summary.md >> "$GITHUB_STEP_SUMMARY"
`;
}
