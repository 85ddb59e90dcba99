import rule from "../../../rules/syntax/closed-heredoc.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM alpine:3.20\nRUN cat <<'EOF' > /a\n$A\nEOF"],
  bad: [
    {
      code: "FROM alpine:3.20\nRUN «<<-EOF»\n\ttrue\n\tEOF2",
      says: "The here-document is not closed: end it with a line that contains only EOF",
    },
    "FROM alpine:3.20\nCOPY <<A «<<B» /dir/\nx\nA\ny",
  ],
});
