/// Simulated devices for JUnit tests, 5.12 and newer or 6.
///
/// ```java
/// @Test
/// void namesTheSwitch(@SimulatedDevice("recordings/switch.snmprec") Device device) throws Exception {
///     poller.poll(device.addresses().getFirst(), "public");
///     assertThat(poller.name()).isEqualTo("access-1");
///     assertThat(device.takeRequest(Duration.ofSeconds(5)).oids()).contains(Oid.of("1.3.6.1.2.1.1.5.0"));
/// }
/// ```
package dev.sonde.simulator.junit;
