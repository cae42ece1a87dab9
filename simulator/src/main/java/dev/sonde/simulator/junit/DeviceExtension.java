package dev.sonde.simulator.junit;

import dev.sonde.client.Session;
import dev.sonde.client.Target;
import dev.sonde.simulator.Device;
import dev.sonde.simulator.Simulator;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ModifierSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/// Starts a device for each [SimulatedDevice].
///
/// What lives as long as a test is kept with the context of the test, what lives as long as a class
/// with that of the class; JUnit closes it there.
final class DeviceExtension
        implements BeforeAllCallback,
                TestInstancePostProcessor,
                ParameterResolver,
                AfterTestExecutionCallback {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(DeviceExtension.class);

    /// A test instance belongs to its test, unless it serves the whole class.
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IllegalAccessException {
        inject(context.getRequiredTestClass(), null, ModifierSupport::isStatic, context);
    }

    @Override
    public void postProcessTestInstance(Object test, ExtensionContext context)
            throws IllegalAccessException {
        inject(test.getClass(), test, ModifierSupport::isNotStatic, context);
    }

    private static void inject(
            Class<?> type, @Nullable Object test, Predicate<Field> which, ExtensionContext context)
            throws IllegalAccessException {
        List<Field> fields =
                AnnotationSupport.findAnnotatedFields(
                        type, SimulatedDevice.class, which, HierarchyTraversalMode.TOP_DOWN);
        for (Field field : fields) {
            if (ModifierSupport.isFinal(field)) {
                throw new ExtensionConfigurationException(
                        "@SimulatedDevice gives the field "
                                + field
                                + " its value, so that it cannot be final");
            }
            SimulatedDevice wanted = field.getAnnotation(SimulatedDevice.class);
            Object device = device(wanted, field.getType(), context);
            ReflectionSupport.makeAccessible(field).set(test, device);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.isAnnotated(SimulatedDevice.class)
                || parameter.getParameter().getType() == Simulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Optional<SimulatedDevice> wanted = parameter.findAnnotation(SimulatedDevice.class);
        return wanted.isPresent()
                ? device(wanted.get(), parameter.getParameter().getType(), context)
                : simulator(context).simulator();
    }

    private static Object device(SimulatedDevice wanted, Class<?> as, ExtensionContext context) {
        if (as != Device.class && as != Target.class && as != Session.class) {
            throw new ExtensionConfigurationException(
                    "@SimulatedDevice gives a Device, a Target or a Session, no "
                            + as.getSimpleName());
        }
        Device device = simulator(context).add(wanted, context.getRequiredTestClass());
        return as == Device.class
                ? device
                : as == Target.class ? device.target() : Session.open(device.target());
    }

    /// The simulator of the test or class that `context` is.
    private static TestSimulator simulator(ExtensionContext context) {
        ExtensionContext.Store store = context.getStore(NAMESPACE);
        // A store looks in those around it, too.
        String own = context.getUniqueId();
        TestSimulator simulator = store.get(own, TestSimulator.class);
        if (simulator == null) {
            simulator = new TestSimulator();
            store.put(own, simulator);
        }
        return simulator;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        TestSimulator simulator =
                context.getStore(NAMESPACE).get(context.getUniqueId(), TestSimulator.class);
        if (simulator != null && context.getExecutionException().isPresent()) {
            context.publishReportEntry(simulator.lastRequests());
        }
    }
}
