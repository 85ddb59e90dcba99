import rule from "../../../rules/packages/pin-gem-packages.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM ruby:3.4\nRUN gem install nokogiri:1.18.9 -- --use-system-libraries --with-xml2-include=/usr/include/libxml2",
    "FROM ruby:3.3\nRUN gem install --no-document rails -v 8.0.1 && bundle install && gem install ./a.gem",
  ],
  bad: [
    "FROM ruby:3.4\nRUN gem install «nokogiri» -- --use-system-libraries",
    {
      code: "FROM ruby:3.3\nRUN gem install --no-document «rails» «rake»",
      says: ["No version is pinned for rails", "No version is pinned for rake"],
    },
  ],
});
