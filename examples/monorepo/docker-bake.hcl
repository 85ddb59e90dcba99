variable "TAG" {
  default = "1.4.0"
}

target "default" {
  context   = "api"
  target    = "runtime"
  platforms = ["linux/amd64", "linux/arm64"]
  args = {
    VERSION = TAG
  }
  tags = ["ghcr.io/example/shop-api:${TAG}"]
}
