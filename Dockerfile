# The simulator, serving /recordings on UDP port 1161:
#
#   docker build -t sonde .
#   docker run -p 161:1161/udp -v ./recordings:/recordings sonde
#
# Without a volume it serves the sample devices. Any other command of sonde works too:
#
#   docker run sonde walk -v 2c -c public 192.0.2.1

FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
RUN ./mvnw --batch-mode --no-transfer-progress -pl cli -am package -DskipTests

FROM eclipse-temurin:25-jre
COPY --from=build /src/cli/target/sonde /opt/sonde
COPY --from=build /src/recordings /recordings
USER 10001:10001
EXPOSE 1161/udp
ENTRYPOINT ["java", "-jar", "/opt/sonde/sonde.jar"]
CMD ["simulate", "/recordings", "--listen", "0.0.0.0:1161"]
