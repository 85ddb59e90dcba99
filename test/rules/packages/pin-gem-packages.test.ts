import rule from "../../../rules/packages/pin-gem-packages.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM ruby:3.3\nRUN gem install --no-document rails -v 8.0.1 && bundle install && gem install ./a.gem"],
  bad: [
    {
      code: "FROM ruby:3.3\nRUN gem install --no-document «rails» «rake»",
      says: ["no version is given for rails", "no version is given for rake"],
    },
  ],
});
