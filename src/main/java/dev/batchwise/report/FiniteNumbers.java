package dev.batchwise.report;

import java.util.OptionalDouble;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** Writes figures that are not finite, and optional ones that are empty, as {@code null}; reads null as NaN or empty. */
final class FiniteNumbers extends SimpleModule {
    private static final long serialVersionUID = 1;

    FiniteNumbers() {
        addSerializer(Double.class, new NumberSerializer());
        addSerializer(double.class, new NumberSerializer());
        addSerializer(OptionalDouble.class, new OptionalSerializer());
        addDeserializer(double.class, new NumberDeserializer());
    }

    private static void write(double figure, JsonGenerator json) {
        if (Double.isFinite(figure)) {
            json.writeNumber(figure);
        } else {
            json.writeNull();
        }
    }

    private static final class NumberSerializer extends StdScalarSerializer<Double> {
        NumberSerializer() {
            super(Double.class);
        }

        @Override
        public void serialize(Double figure, JsonGenerator json, SerializationContext context) {
            write(figure, json);
        }
    }

    private static final class OptionalSerializer extends StdScalarSerializer<OptionalDouble> {
        OptionalSerializer() {
            super(OptionalDouble.class);
        }

        @Override
        public void serialize(OptionalDouble figure, JsonGenerator json, SerializationContext context) {
            write(figure.orElse(Double.NaN), json);
        }
    }

    private static final class NumberDeserializer extends StdScalarDeserializer<Double> {
        NumberDeserializer() {
            super(double.class);
        }

        @Override
        public Double deserialize(JsonParser json, DeserializationContext context) {
            return json.getDoubleValue();
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return Double.NaN;
        }
    }
}
