import rule from "../../../rules/packages/no-dist-upgrade.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM fedora:43\nRUN dnf upgrade -y --advisory=FEDORA-2025-1 && dnf upgrade -y --cve=CVE-2025-1 && dnf upgrade -y --advisories FEDORA-1 && dnf upgrade --bzs=1 -y",
    "FROM debian:12\nRUN apt-get -s upgrade",
    "FROM fedora:41\nRUN dnf upgrade -y --security && dnf check-update",
    "FROM archlinux:base\nRUN pacman -Syu --noconfirm git",
    "FROM python:3.13\nRUN pip install --upgrade pip",
    "FROM alpine:3.20\nRUN apk add --upgrade openssl",
    "FROM debian:12\nRUN apt-get update",
    "FROM archlinux:base\nRUN pacman -Syu --noconfirm",
    "FROM fedora:41\nRUN dnf upgrade -y --bugfix",
  ],
  bad: [
    "FROM debian:12\nRUN «apt-get dist-upgrade» -y",
    "FROM debian:12\nRUN «apt full-upgrade» -y",
    "FROM alpine:3.20\nRUN apk update && «apk upgrade» --no-cache",
    {
      code: "FROM fedora:41\nRUN «dnf update» -y",
      says: "dnf update upgrades every package of the base image: use a newer base image instead",
    },
    "FROM redhat/ubi9-minimal:9.5\nRUN «microdnf update»",
    "FROM opensuse/leap:15.6\nRUN «zypper -n dup» && «zypper -n patch»",
  ],
});
