//! What the model consists of: each object, enumeration and format once, in the order of their first mention.

use assessment_order::model::{Enumeration, Format, Kind, ORDER, Object};

/// The parts of the model that have a name.
pub struct Parts {
    /// The order itself is the first.
    pub objects: Vec<&'static Object>,
    /// Never one that no field uses.
    pub enumerations: Vec<&'static Enumeration>,
    /// Without plain text.
    pub formats: Vec<Format>,
}

impl Parts {
    /// All that can be reached from the order.
    pub fn of_the_order() -> Self {
        let mut parts = Parts { objects: Vec::new(), enumerations: Vec::new(), formats: Vec::new() };
        parts.visit_object(&ORDER);
        parts
    }

    fn visit_object(&mut self, object: &'static Object) {
        if self.objects.iter().any(|known| known.name == object.name) {
            return;
        }
        self.objects.push(object);
        for field in object.fields {
            self.visit(&field.kind);
        }
    }

    fn visit(&mut self, kind: &'static Kind) {
        match kind {
            Kind::Text(Format::Plain) | Kind::Number | Kind::Boolean | Kind::Any => {}
            Kind::Text(format) => {
                if !self.formats.contains(format) {
                    self.formats.push(*format);
                }
            }
            Kind::Enumeration(enumeration) => {
                if self.enumerations.iter().all(|known| known.name != enumeration.name) {
                    self.enumerations.push(enumeration);
                }
            }
            Kind::Array(item) => self.visit(item),
            Kind::Object(object) => self.visit_object(object),
        }
    }
}

/// A documentation comment as one paragraph.
pub fn prose(documentation: &str) -> String {
    documentation.lines().map(str::trim).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_found_once() {
        let parts = Parts::of_the_order();
        let objects: Vec<_> = parts.objects.iter().map(|object| object.name).collect();
        let enumerations: Vec<_> = parts.enumerations.iter().map(|enumeration| enumeration.name).collect();
        assert_eq!(
            objects,
            ["Order", "OrderParameter", "OrderAddress", "OrderResponseDetail", "OrderResponseAttribute"]
        );
        assert_eq!(enumerations, ["OrderStatus", "ProfileGender", "OrderResponseAttributeType"]);
        assert_eq!(parts.formats.len(), 5);
    }
}
