import rule from "../../../rules/secrets/no-secret-arg-to-final.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM node:22\nARG NODE_VERSION\nENV V=$NODE_VERSION",
    "FROM node:22\nARG NPM_TOKEN\nRUN npm ci",
    "FROM node:22\nARG NPM_TOKEN\nRUN echo '$NPM_TOKEN' > /a",
    "FROM node:22\nARG NPM_TOKEN\nRUN echo $NPM_TOKEN > .npmrc && npm ci && rm -f .npmrc",
    "FROM node:22\nARG NPM_TOKEN\nRUN --mount=type=tmpfs,target=/t echo $NPM_TOKEN > /t/x",
    "FROM node:22\nARG API_KEY=none\nENV API_KEY=$API_KEY",
  ],
  bad: [
    {
      code: "FROM node:22 AS a\nARG ‹DEPLOY_TOKEN›\nFROM a\nLABEL x=a-«${DEPLOY_TOKEN}»",
      message: "variable",
      says: "The image keeps the build argument DEPLOY_TOKEN as the label x",
      related: "The build argument",
      flow: true,
    },
    {
      code: 'FROM node:22\nARG ‹DEPLOY_TOKEN›\nRUN true \\\n && printf %s "«${DEPLOY_TOKEN}»" >> /etc/app.conf',
      message: "file",
      says: "The image keeps the build argument DEPLOY_TOKEN: printf writes it to a file of a layer that ships",
      related: "The build argument",
      flow: true,
    },
    {
      code: "FROM node:22 AS a\nARG ‹DEPLOY_TOKEN›\nENV T=«$DEPLOY_TOKEN»\nFROM scratch",
      target: "a",
      message: "variable",
      says: "The image keeps the build argument DEPLOY_TOKEN as the variable T",
      related: "The build argument",
      flow: true,
    },
  ],
});
