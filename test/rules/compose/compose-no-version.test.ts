import rule from "../../../rules/compose/compose-no-version.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "services:\n  version:\n    image: a",
    "x-version: 1\nservices:\n  a:\n    image: a\n    labels: {version: '1'}",
  ],
  bad: [
    {
      code: "«version: '3'»\n\n\nservices:\n  a:\n    image: a\n",
      fixed: "services:\n  a:\n    image: a\n",
    },
    {
      code: "# Our shop\n«version: '3'»\n\nservices:\n  a:\n    image: a\n",
      fixed: "# Our shop\n\nservices:\n  a:\n    image: a\n",
    },
    {
      title: "a comment on its line",
      code: "«version: '3'» # of Compose\nservices:\n  a:\n    image: a\n",
      fixed: null,
    },
    { code: "{«version: '3'», services: {a: {image: a}}}", fixed: null },
    { code: "services:\n  a:\n    image: a\n«version: '3'»", fixed: "services:\n  a:\n    image: a\n" },
  ],
});
