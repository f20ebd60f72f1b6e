# The operator as it runs in a cluster: the Swift library inside the binary, C libraries from Debian.
FROM swift:6.3-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends \
      libcurl4-openssl-dev libgit2-dev zlib1g-dev libyaml-dev libmicrohttpd-dev libre2-dev libsqlite3-dev libssl-dev \
      pkg-config \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY Package.swift ./
COPY Sources Sources
# The manifest names the test targets, so their folders must exist; what is in them is not built.
COPY Tests Tests
RUN swift build -c release --static-swift-stdlib --product nestling -Xlinker -s

FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends \
      libcurl4 libgit2-1.5 zlib1g libyaml-0-2 libmicrohttpd12 libre2-9 libsqlite3-0 libssl3 libstdc++6 ca-certificates tzdata \
      openssh-client \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --gid 65532 nestling \
    && useradd --uid 65532 --gid 65532 -K UID_MAX=65532 --no-create-home --shell /usr/sbin/nologin nestling \
    && mkdir /var/lib/nestling && chown nestling:nestling /var/lib/nestling
COPY --from=build /src/.build/release/nestling /usr/local/bin/nestling
RUN ln -s nestling /usr/local/bin/kubectl-nestling
USER 65532:65532
ENTRYPOINT ["/usr/local/bin/nestling"]
CMD ["controller", "--state", "/var/lib/nestling"]
