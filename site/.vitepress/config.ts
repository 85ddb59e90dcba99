import { defineConfig } from "vitepress";
import { address, repository } from "../address.ts";
import { literalBraces } from "../braces.ts";
import { pageLanguage } from "../language.ts";
import { projectLinks } from "../links.ts";
import { sidebars, sitePages } from "../pages.ts";
import { withPolicy } from "../policy.ts";
import { slug } from "../slug.ts";

const pages = sitePages();

export default defineConfig({
  srcDir: ".pages",
  title: "Plimsoll",
  description: "Policy as code for Dockerfiles and the files around them",
  base: address.pathname,
  head: [["link", { rel: "icon", href: `${address.pathname}icon.svg` }]],
  sitemap: { hostname: address.href },
  // Made after the pages; every link is checked again once all is there.
  ignoreDeadLinks: [/^\/playground\//],
  markdown: {
    languageAlias: { gitignore: "ini" },
    theme: { light: "github-light-high-contrast", dark: "github-dark" },
    anchor: { slugify: slug },
    config(markdown) {
      projectLinks(markdown, repository);
      pageLanguage(markdown);
      literalBraces(markdown);
    },
  },
  themeConfig: {
    logo: "/icon.svg",
    nav: [
      { text: "Get started", link: "/use/getting-started" },
      { text: "Rules", link: "/rules/" },
      { text: "中文", link: "/use/getting-started.zh-CN" },
      { text: "Playground", link: "/playground/index.html", target: "_self" },
    ],
    sidebar: sidebars(pages) as never,
    outline: [2, 3],
    search: { provider: "local" },
    ...(repository ? { socialLinks: [{ icon: "github", link: repository }] } : {}),
  },
  transformHtml: withPolicy,
});
