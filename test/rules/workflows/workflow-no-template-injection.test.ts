import rule from "../../../rules/workflows/workflow-no-template-injection.ts";
import { testRule } from "../../rule-tester.ts";

const job = (on: string, step: string, runner = "ubuntu-24.04") =>
  `on: ${on}\njobs:\n  image:\n    runs-on: ${runner}\n    steps:\n${step}`;
const script = (...lines: readonly string[]) =>
  `      - run: |\n${lines.map((line) => `          ${line}\n`).join("")}`;
const scriptWith = (variable: string, ...lines: readonly string[]) =>
  `      - env:\n          ${variable}\n        run: |\n${lines.map((line) => `          ${line}\n`).join("")}`;

testRule(rule, {
  bad: [
    {
      title: "a title, outside of quotes",
      code: job("issues", script("docker run alpine:3.23 echo «${{ github.event.issue.title }}»")),
      says: "Commands in github.event.issue.title run in this script, which calls docker: pass it as a variable in env",
      offers: "Pass it as the variable ISSUE_TITLE, unless the script needs it split into words",
      fixedUnsafe: job(
        "issues",
        scriptWith("ISSUE_TITLE: ${{ github.event.issue.title }}", 'docker run alpine:3.23 echo "$ISSUE_TITLE"'),
      ),
    },
    {
      title: "twice, in an assignment, and before letters",
      severity: "warning",
      code: job(
        "[push, pull_request]",
        script('TAG="«${{ github.head_ref }}»"', "docker build -t app:«${{ github.head_ref }}»_1 ."),
      ),
      fixedUnsafe: job(
        "[push, pull_request]",
        scriptWith("HEAD_REF: ${{ github.head_ref }}", 'TAG="$HEAD_REF"', 'docker build -t app:"$HEAD_REF"_1 .'),
      ),
    },
    {
      title: "the words in quotes are one already",
      code: job("issue_comment", script('docker build -t "app:«${{ github.event.comment.body }}»_1" .')),
      offers: "Pass it as the variable COMMENT_BODY",
      fixedUnsafe: job(
        "issue_comment",
        scriptWith("COMMENT_BODY: ${{ github.event.comment.body }}", 'docker build -t "app:${COMMENT_BODY}_1" .'),
      ),
    },
    {
      title: "a variable that the step has",
      code: job(
        "pull_request_target",
        scriptWith("TITLE: ${{ github.event.pull_request.title }}", "docker build -t «${{ env.TITLE }}» ."),
      ),
      says: "Commands in github.event.pull_request.title run in this script, which calls docker: pass it as a variable in env",
      fixedUnsafe: job(
        "pull_request_target",
        scriptWith("TITLE: ${{ github.event.pull_request.title }}", 'docker build -t "$TITLE" .'),
      ),
    },
    {
      title: "a variable of the same value",
      code: job(
        "pull_request_target",
        scriptWith("TITLE: ${{ github.head_ref }}", "docker build -t «${{ github.head_ref }}» ."),
      ),
      fixedUnsafe: job(
        "pull_request_target",
        scriptWith("TITLE: ${{ github.head_ref }}", 'docker build -t "$TITLE" .'),
      ),
    },
    {
      title: "a variable beside others",
      code: job(
        "pull_request_target",
        scriptWith("LEVEL: 1", "docker build -t «${{ github.head_ref || github.sha }}» ."),
      ),
      fixedUnsafe: job(
        "pull_request_target",
        scriptWith(
          "HEAD_REF: ${{ github.head_ref || github.sha }}\n          LEVEL: 1",
          'docker build -t "$HEAD_REF" .',
        ),
      ),
    },
    {
      title: "in a function, and by another way of writing it",
      code: job("[issues]", script("podman run alpine:3.23 echo «${{ format('{0}!', github.event['issue'].body) }}»")),
      fixedUnsafe: job(
        "[issues]",
        scriptWith(
          "ISSUE_BODY: ${{ format('{0}!', github.event['issue'].body) }}",
          'podman run alpine:3.23 echo "$ISSUE_BODY"',
        ),
      ),
    },
    {
      title: "messages of commits, whichever",
      severity: "warning",
      code: job("push", script("docker build -t app . # «${{ github.event.commits[0].message }}»")),
    },
    {
      title: "nothing is offered in single quotes, in a here-document, for another shell, or where the name is taken",
      code: job(
        "issues",
        script(
          "docker run alpine:3.23 sh -c 'echo «${{ github.event.issue.title }}»'",
          "docker run -i alpine:3.23 cat <<END",
          "TITLE=«${{ github.event.issue.title }}»",
          "END",
          'bash -c "docker run alpine:3.23 echo «${{ github.event.issue.title }}»"',
          "echo $ISSUE_BODY «${{ github.event.issue.body }}»",
        ),
      ),
      says: [1, 2, 3, 4].map((place) => {
        const property = place === 4 ? "body" : "title";
        return `Commands in github.event.issue.${property} run in this script, which calls docker: pass it as a variable in env`;
      }),
    },
    {
      title: "a name that the script uses",
      code: job("issues", script("docker run alpine:3.23 echo $ISSUE_BODY «${{ github.event.issue.body }}»")),
    },
    {
      title: "folded",
      code: job(
        "issues",
        "      - run: >\n          docker run alpine:3.23\n          echo «${{ github.event.issue.title }}»\n",
      ),
    },
    {
      title: "before a command, in a redirect, and assigned further down",
      code: job(
        "issues",
        script(
          "set -e",
          "TITLE=«${{ github.event.issue.title }}» docker run -e TITLE alpine:3.23",
          'docker info > "/tmp/«${{ github.event.issue.title }}»"',
          "OLD=\"a\"; NEW='b'",
          "  TAG=v1-«${{ github.event.issue.title }}»",
        ),
      ),
      says: [1, 2, 3].map(
        () =>
          "Commands in github.event.issue.title run in this script, which calls docker: pass it as a variable in env",
      ),
      fixedUnsafe: job(
        "issues",
        scriptWith(
          "ISSUE_TITLE: ${{ github.event.issue.title }}",
          "set -e",
          'TITLE="$ISSUE_TITLE" docker run -e TITLE alpine:3.23',
          'docker info > "/tmp/$ISSUE_TITLE"',
          "OLD=\"a\"; NEW='b'",
          '  TAG=v1-"$ISSUE_TITLE"',
        ),
      ),
    },
    {
      title: "assigned",
      code: job("issues", script("set -e", "NAME=v1-«${{ github.event.issue.title }}»", "docker info")),
      fixedUnsafe: job(
        "issues",
        scriptWith("ISSUE_TITLE: ${{ github.event.issue.title }}", "set -e", 'NAME=v1-"$ISSUE_TITLE"', "docker info"),
      ),
    },
    {
      title: "nothing is offered for an assignment in quotes that began above",
      code: job(
        "issues",
        script("docker run alpine:3.23 \\", "  sh -c 'set -e", "NAME=«${{ github.event.issue.title }}»'"),
      ),
    },
    {
      title: "behind a command of another shell",
      code: job("issues", script("sh -c 'docker info'", "docker tag a «${{ github.event.issue.title }}»")),
      fixedUnsafe: job(
        "issues",
        scriptWith(
          "ISSUE_TITLE: ${{ github.event.issue.title }}",
          "sh -c 'docker info'",
          'docker tag a "$ISSUE_TITLE"',
        ),
      ),
    },
    {
      title: "the worse of two",
      code: job(
        "[push, issues, workflow_call]",
        script('docker tag a "«${{ github.event.head_commit.message || github.sha || github.event.issue.title }}»"'),
      ),
      says: "Commands in github.event.issue.title run in this script, which calls docker: pass it as a variable in env",
      fixedUnsafe: job(
        "[push, issues, workflow_call]",
        scriptWith(
          "ISSUE_TITLE: ${{ github.event.head_commit.message || github.sha || github.event.issue.title }}",
          'docker tag a "$ISSUE_TITLE"',
        ),
      ),
    },
    {
      title: "of several, and the name of a longer variable",
      severity: "warning",
      code: job(
        "[push, workflow_call]",
        script('docker tag $MY_COMMITS_MESSAGES "«${{github.event.commits[0].message}}»"'),
      ),
      fixedUnsafe: job(
        "[push, workflow_call]",
        scriptWith(
          "COMMITS_MESSAGE: ${{github.event.commits[0].message}}",
          'docker tag $MY_COMMITS_MESSAGES "$COMMITS_MESSAGE"',
        ),
      ),
    },
    {
      title: "nothing is offered where the value would need quotes, or a part of a word is escaped or worked out",
      code: job(
        "issues",
        script(
          "docker tag a «${{ format(': {0}', github.event.issue.title) }}»",
          "docker tag a «${{ format(' #{0}', github.event.issue.title) }}»",
          'docker tag a \\"«${{ github.event.issue.title }}»',
          'docker tag a "$(pwd)/«${{ github.event.issue.title }}»"',
        ),
      ),
      says: [1, 2, 3, 4].map(
        () =>
          "Commands in github.event.issue.title run in this script, which calls docker: pass it as a variable in env",
      ),
    },
    {
      title: "the first tool, and after words in quotes of both sorts",
      code: job("issues", script("docker tag 'a'\"b\"«${{ github.event.issue.title }}»", "skopeo copy a b")),
      fixedUnsafe: job(
        "issues",
        scriptWith(
          "ISSUE_TITLE: ${{ github.event.issue.title }}",
          'docker tag \'a\'"b""$ISSUE_TITLE"',
          "skopeo copy a b",
        ),
      ),
    },
    {
      title: "PowerShell has variables of another sort",
      code: job(
        "issues",
        script("docker run alpine:3.23 echo", "echo «${{ github.event.issue.title }}»"),
        "windows-2025",
      ),
    },
    {
      title: "on which event it is called is not known",
      severity: "warning",
      code: job("workflow_call", script('docker build -t "app:«${{ github.head_ref }}»" .')),
      fixedUnsafe: job(
        "workflow_call",
        scriptWith("HEAD_REF: ${{ github.head_ref }}", 'docker build -t "app:$HEAD_REF" .'),
      ),
    },
    {
      title: "an action",
      severity: "warning",
      code: "runs:\n  using: composite\n  steps:\n    - shell: bash\n      run: docker build -t app:«${{ github.head_ref }}» .\n",
      fixedUnsafe:
        'runs:\n  using: composite\n  steps:\n    - shell: bash\n      env:\n        HEAD_REF: ${{ github.head_ref }}\n      run: docker build -t app:"$HEAD_REF" .\n',
    },
  ],
  good: [
    { title: "no container tool", code: job("issues", script("echo ${{ github.event.issue.title }}")) },
    { title: "not untrusted", code: job("issues", script("docker build -t app:${{ github.sha }} .")) },
    { title: "a number", code: job("issues", script("docker build -t app:${{ github.event.issue.number }} .")) },
    {
      title: "an event that does not have it",
      code: job("push", script("docker build -t app:${{ github.head_ref }} .")),
    },
    {
      title: "not on that event",
      code: job(
        "[push, pull_request_target]",
        `      - if: github.event_name == 'push'\n        run: docker build -t app:\${{ github.head_ref }} .\n`,
      ),
    },
    {
      title: "for branches of the repository itself",
      code: job(
        "pull_request",
        `      - if: github.event.pull_request.head.repo.full_name == github.repository\n        run: docker build -t app:\${{ github.head_ref }} .\n`,
      ),
    },
    {
      title: "for members",
      code: "on: issue_comment\njobs:\n  image:\n    if: github.event.comment.author_association == 'MEMBER'\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker build -t app:${{ github.event.comment.body }} .\n",
    },
    {
      title: "asked about",
      code: job(
        "issues",
        script(
          "docker build -t app:${{ contains(github.event.issue.title, 'x') }} .",
          "docker build -t app:${{ github.event.issue.title && 'x' || '' }} .",
          "docker build -t app:${{ !github.event.issue.title }} .",
        ),
      ),
    },
    {
      title: "an input of an action is no script",
      code: job(
        "pull_request_target",
        "      - uses: docker/build-push-action@v6\n        with:\n          tags: app:${{ github.head_ref }}\n",
      ),
    },
    {
      title: "what cannot be read",
      code: job("issues", script("docker build -t app:${{ github.event.issue.title( }} .")),
    },
    {
      title: "a longer expression",
      code: job("issues", script(`docker build -t app:\${{ github.event.issue.title${" ".repeat(1000)}}} .`)),
    },
  ],
});
