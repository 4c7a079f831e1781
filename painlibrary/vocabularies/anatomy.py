from painlibrary.vocabularies.terms import Term, new_term


class BodySite(Term):
    """A member's second value is the next wider site."""

    def __new__(cls, value, broader=""):
        member = new_term(cls, value)
        member.broader_value = broader
        return member

    HEAD = "head", "Head"
    NECK = "neck", "Neck"
    TRUNK = "trunk", "Trunk"
    BACK = "back", "trunk", "Back"
    LOW_BACK = "low_back", "back", "Low back"
    BUTTOCK = "buttock", "trunk", "Buttock"
    PELVIS = "pelvis", "trunk", "Pelvis"
    ABDOMEN = "abdomen", "trunk", "Abdomen"
    CHEST = "chest", "trunk", "Chest"
    ARM = "arm", "Arm"
    SHOULDER = "shoulder", "arm", "Shoulder"
    ELBOW = "elbow", "arm", "Elbow"
    WRIST = "wrist", "arm", "Wrist"
    HAND = "hand", "arm", "Hand"
    LEG = "leg", "Leg"
    HIP = "hip", "leg", "Hip"
    KNEE = "knee", "leg", "Knee"
    ANKLE = "ankle", "leg", "Ankle"
    FOOT = "foot", "leg", "Foot"
    SPINE = "spine", "Spine"
    CERVICAL_SPINE = "cervical_spine", "spine", "Cervical spine"
    THORACIC_SPINE = "thoracic_spine", "spine", "Thoracic spine"
    LUMBAR_SPINE = "lumbar_spine", "spine", "Lumbar spine"
    FACET_JOINT = "facet_joint", "spine", "Facet joint"
    INTERVERTEBRAL_DISC = "intervertebral_disc", "spine", "Intervertebral disc"
    EPIDURAL_SPACE = "epidural_space", "spine", "Epidural space"
    NERVE = "nerve", "Nerve"
    SPINAL_CORD = "spinal_cord", "nerve", "Spinal cord"
    NERVE_ROOT = "nerve_root", "nerve", "Spinal nerve root"
    MEDIAL_BRANCH = "medial_branch", "nerve", "Medial branch nerve"
    PERIPHERAL_NERVE = "peripheral_nerve", "nerve", "Peripheral nerve"
    JOINT = "joint", "Joint"
    MAJOR_JOINT = "major_joint", "joint", "Major joint"
    SOFT_TISSUE = "soft_tissue", "Soft tissue"
    MUSCLE = "muscle", "soft_tissue", "Muscle"
    LIGAMENT = "ligament", "soft_tissue", "Ligament"
    TENDON = "tendon", "soft_tissue", "Tendon"
    WHOLE_BODY = "whole_body", "Whole body"

    @property
    def broader(self):
        return BodySite(self.broader_value) if self.broader_value else None

    @property
    def found_by(self):
        """All sites whose search finds this one: itself first, then ever wider ones."""
        return [self, *(self.broader.found_by if self.broader else [])]


class SiteRole(Term):
    TARGET = "target", "The treatment acts here.", "Target"
    ACCESS = "access", "The way in leads through here.", "Access"
