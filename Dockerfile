# Maven, the plugin and its dependencies: a run only sends requests to hosts and downloads nothing else. See docs/ci.md.
# The image consists of the files of src/image/fill.sh and a JRE.

FROM --platform=$BUILDPLATFORM maven:3.9-eclipse-temurin-21 AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2 bash src/image/fill.sh /image

FROM eclipse-temurin:21-jre
COPY --from=build /image/ /
USER 10001:10001
WORKDIR /registry
ENTRYPOINT ["/opt/registry/bin/registry"]
CMD ["update"]
