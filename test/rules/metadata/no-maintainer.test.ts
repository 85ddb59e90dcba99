import rule from "../../../rules/metadata/no-maintainer.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM alpine:3.20\nLABEL maintainer=me"],
  bad: [
    {
      title: "what means something to LABEL",
      code: 'FROM alpine:3.20\n«MAINTAINER» Ada "A" $X \\o',
      fixed: 'FROM alpine:3.20\nLABEL org.opencontainers.image.authors="Ada \\"A\\" \\$X \\\\o"',
    },
    {
      title: "quoted in part",
      code: 'FROM alpine:3.20\n«MAINTAINER» Ada "A"',
      says: "MAINTAINER is deprecated: use a label",
      fixed: 'FROM alpine:3.20\nLABEL org.opencontainers.image.authors="Ada \\"A\\""',
    },
    {
      code: 'FROM alpine:3.20\n«MAINTAINER» "Ada" L',
      fixed: 'FROM alpine:3.20\nLABEL org.opencontainers.image.authors="\\"Ada\\" L"',
    },
    {
      title: "nobody",
      code: 'FROM alpine:3.20\n«MAINTAINER» ""',
      fixed: 'FROM alpine:3.20\nLABEL org.opencontainers.image.authors=""',
    },
    { title: "over lines", code: "FROM alpine:3.20\n«MAINTAINER» Ada \\\n  L" },
    { title: "in a trigger", code: "FROM alpine:3.20\nONBUILD «MAINTAINER» Ada" },
    {
      title: "quoted as a whole",
      code: 'FROM alpine:3.20\n«maintainer» "Ada L"',
      fixed: 'FROM alpine:3.20\nlabel org.opencontainers.image.authors="Ada L"',
    },
    {
      title: "another escape character",
      code: '# escape=`\nFROM alpine:3.20\n«MAINTAINER» a`"b\\c',
      fixed: '# escape=`\nFROM alpine:3.20\nLABEL org.opencontainers.image.authors="a```"b\\c"',
    },
    {
      title: "the label is there",
      code: "FROM alpine:3.20\nLABEL org.opencontainers.image.authors=a\n«MAINTAINER» b",
    },
  ],
});
